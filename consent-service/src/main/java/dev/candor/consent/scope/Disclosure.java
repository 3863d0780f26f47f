package dev.candor.consent.scope;

import org.jspecify.annotations.Nullable;

/// What a use has to tell its audience.
///
/// @param labelClass the class of label it bears, an open code
/// @param provenance whether it carries content credentials
/// @param attribution whether it names the person
public record Disclosure(@Nullable String labelClass, boolean provenance, boolean attribution) {
    /// Nothing.
    public static final Disclosure NONE = new Disclosure(null, false, false);
}
