package dev.candor.consent.approval;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about approvals of uses.
enum ApprovalProblem implements ProblemType {
    UNKNOWN_APPROVAL(404, "No such use was asked about"),
    NOT_A_VOICE(403, "This word does not count for the person"),
    USE_ASKED_ABOUT(409, "This use was asked about and not rejected"),
    USE_DECIDED(409, "This use was decided"),
    ANOTHER_VOICE_NEEDED(409, "Another voice has to agree");

    private final int status;
    private final String title;

    ApprovalProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
