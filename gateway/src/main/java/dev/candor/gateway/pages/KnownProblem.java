package dev.candor.gateway.pages;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// One kind of refusal.
///
/// @param name last segment of its `type`
/// @param status HTTP status it comes with
/// @param title what it means, in words
/// @param about which part of the suite refuses so
@RegisterForReflection
record KnownProblem(String name, int status, String title, String about) {
    /// The address that a problem document names as its `type`.
    public String type() {
        return "/problems/" + name;
    }

    /// Whether time alone may help: something was too much or out of reach.
    public boolean passes() {
        return status == 429 || status >= 500 && status != 501;
    }
}
