package dev.candor.consent.policy;

import dev.candor.consent.subject.LanguageTag;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// A version's words in one language, as requests and answers carry them.
@RegisterForReflection
record TextView(
        @NotNull @LanguageTag String language,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 100_000) String text,
        @NotBlank @Size(max = 20_000) String plain) {
    static TextView of(PolicyText text) {
        return new TextView(text.language(), text.title(), text.text(), text.plain());
    }

    PolicyText toText() {
        return new PolicyText(language, title.strip(), text, plain);
    }
}
