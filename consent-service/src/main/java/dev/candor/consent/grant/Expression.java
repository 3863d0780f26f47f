package dev.candor.consent.grant;

import java.util.List;

/// A person's yes: how, in which language the notice was shown, and what proves it.
record Expression(Method method, String language, List<Evidence> evidence) {
    Expression {
        evidence = List.copyOf(evidence);
    }
}
