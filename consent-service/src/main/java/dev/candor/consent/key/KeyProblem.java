package dev.candor.consent.key;

import dev.candor.kit.problem.ProblemType;

/// Why nothing can be signed.
enum KeyProblem implements ProblemType {
    REGISTRY_KEYS_CLOSED(503, "This registry keeps no keys"),
    REGISTRY_KEY_LOST(503, "The registry's key cannot be used"),
    REGISTRY_KEY_OVERTAKEN(409, "Another key signs meanwhile");

    private final int status;
    private final String title;

    KeyProblem(int status, String title) {
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
