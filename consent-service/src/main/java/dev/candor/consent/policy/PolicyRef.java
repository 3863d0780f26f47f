package dev.candor.consent.policy;

import dev.candor.consent.scope.Codes;
import dev.candor.kit.problem.Declined;
import java.util.UUID;

/// How an address names a policy: by its id, or by its code.
sealed interface PolicyRef {
    record ById(PolicyId id) implements PolicyRef {}

    record ByCode(String code) implements PolicyRef {}

    /// @throws Declined `UNKNOWN_POLICY` for a name that no policy can have
    static PolicyRef of(String name) {
        if (name.matches(Codes.UUID)) {
            return new ById(new PolicyId(UUID.fromString(name)));
        }
        if (name.matches(Codes.CODE)) {
            return new ByCode(name);
        }
        throw new Declined(PolicyProblem.UNKNOWN_POLICY, "No policy of this name here.");
    }
}
