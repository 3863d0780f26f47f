package dev.candor.label.icon;

import dev.candor.kit.problem.ProblemType;

/// Refusals about icons.
enum IconProblem implements ProblemType {
    NO_SUCH_ICON(404, "The operator has not mounted this icon");

    private final int status;
    private final String title;

    IconProblem(int status, String title) {
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
