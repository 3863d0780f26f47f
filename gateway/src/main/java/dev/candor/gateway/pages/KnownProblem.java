package dev.candor.gateway.pages;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// One kind of refusal.
///
/// @param name last segment of its `type`
/// @param meanings at least one; several where parts of the suite use the name each for their own
@RegisterForReflection
record KnownProblem(String name, List<Meaning> meanings) {
    KnownProblem {
        meanings = List.copyOf(meanings);
    }

    /// @param status HTTP status it comes with
    /// @param title what it means, in words
    /// @param about which part of the suite refuses so
    @RegisterForReflection
    record Meaning(int status, String title, String about) {
        /// Whether time alone may help: something was too much or out of reach.
        public boolean passes() {
            return status == 429 || status >= 500 && status != 501;
        }
    }

    /// The address that a problem document names as its `type`.
    public String type() {
        return "/problems/" + name;
    }

    public String title() {
        return meanings.getFirst().title();
    }
}
