package dev.candor.provenance.consent;

import dev.candor.kit.problem.ProblemType;

/// Why the word of a consent registry is not taken.
enum ConsentProblem implements ProblemType {
    DECISION_TOKENS_NOT_TAKEN(422, "No consent registry is believed here"),
    DECISION_TOKEN_MISSING(422, "The consent check has to be proven"),
    DECISION_TOKEN_REFUSED(422, "The decision token does not hold"),
    TOOL_CARD_NOT_PUBLISHED(422, "The tool has no published card"),
    REGISTRY_KEYS_UNAVAILABLE(503, "The consent registry's keys cannot be had"),
    TOOL_CARDS_UNAVAILABLE(503, "The tool cards cannot be had");

    private final int status;
    private final String title;

    ConsentProblem(int status, String title) {
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
