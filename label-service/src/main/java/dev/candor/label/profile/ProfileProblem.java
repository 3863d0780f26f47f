package dev.candor.label.profile;

import dev.candor.kit.problem.ProblemType;

/// Refusals about profiles.
enum ProfileProblem implements ProblemType {
    UNKNOWN_PROFILE(404, "No such profile"),
    INVALID_PROFILE(422, "This is no profile"),
    BELOW_LEGAL_MINIMUM(422, "A law's profile cannot ask for less than the law"),
    PROFILE_VERSION_TAKEN(409, "This is not the next version of the profile");

    private final int status;
    private final String title;

    ProfileProblem(int status, String title) {
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
