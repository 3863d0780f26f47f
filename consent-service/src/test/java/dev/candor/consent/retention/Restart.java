package dev.candor.consent.retention;

import io.quarkus.arc.Arc;

/// What the service does about erasures before it answers anybody.
public final class Restart {
    private Restart() {}

    public static void repeatsDestructions() {
        Arc.container().instance(RepeatDestructions.class).get().repeat();
    }
}
