package dev.candor.consent.policy;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about policies.
public enum PolicyProblem implements ProblemType {
    UNKNOWN_POLICY(404, "No such policy"),
    UNKNOWN_RULE(404, "No such rule"),
    RULE_NOT_IN_FORCE(404, "This rule was not in force then"),
    POLICY_CODE_TAKEN(409, "Another policy has this code"),
    POLICY_ENDED(409, "This policy is no longer in force"),
    POLICY_NOT_IN_FORCE(409, "This policy is not in force"),
    NOT_AFTER_PREVIOUS(422, "Versions take effect in their order");

    private final int status;
    private final String title;

    PolicyProblem(int status, String title) {
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
