package dev.candor.gateway.portal;

import dev.candor.kit.problem.Declined;

/// That somebody was told no, with a reason they can do something about; a fault is none.
public final class Refusals {
    private Refusals() {}

    public static boolean isOne(Throwable failure) {
        return failure instanceof Declined declined && declined.type().status() < 500;
    }

    /// What was said.
    public static String detail(Throwable refusal) {
        return ((Declined) refusal).detail();
    }
}
