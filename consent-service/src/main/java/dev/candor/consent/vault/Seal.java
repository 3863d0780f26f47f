package dev.candor.consent.vault;

import org.jspecify.annotations.Nullable;

/// Seals what is written down about somebody.
@FunctionalInterface
public interface Seal {
    /// The text sealed.
    ///
    /// @param field what the text is, such as `consent_event.reason`: it opens as nothing else
    String seal(String field, String text);

    /// The same where there may be no text.
    default @Nullable String sealIfAny(String field, @Nullable String text) {
        return text == null ? null : seal(field, text);
    }
}
