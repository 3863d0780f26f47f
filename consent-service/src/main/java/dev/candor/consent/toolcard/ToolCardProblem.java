package dev.candor.consent.toolcard;

import dev.candor.kit.problem.ProblemType;

/// Every way we say no about tool cards.
public enum ToolCardProblem implements ProblemType {
    UNKNOWN_TOOL_CARD(404, "No such tool card");

    private final int status;
    private final String title;

    ToolCardProblem(int status, String title) {
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
