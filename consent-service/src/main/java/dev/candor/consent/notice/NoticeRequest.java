package dev.candor.consent.notice;

import dev.candor.consent.subject.LanguageTag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// A notice to publish.
record NoticeRequest(
        @NotBlank @Size(max = 200) String title,
        @NotNull @LanguageTag String language,
        @NotBlank @Size(max = 100_000) String text,
        @NotNull Presentation presentation) {}
