package dev.candor.consent.policy;

/// What a rule demands of the uses it speaks of.
sealed interface Demand {
    /// The use does not happen, whoever consents.
    record Prohibited() implements Demand {}

    /// Somebody in `role` decides on each use.
    ///
    /// @param role a realm role
    record Approval(String role) implements Demand {}

    /// The use carries a label of this kind.
    ///
    /// @param label an open code, such as `before-exposure`
    record Label(String label) implements Demand {}

    /// The name in the table and in answers.
    default Effect effect() {
        return switch (this) {
            case Prohibited _ -> Effect.PROHIBITED;
            case Approval _ -> Effect.REQUIRES_APPROVAL;
            case Label _ -> Effect.REQUIRES_LABEL;
        };
    }

    /// A constant's name is contract and never changes.
    enum Effect {
        PROHIBITED,
        REQUIRES_APPROVAL,
        REQUIRES_LABEL
    }
}
