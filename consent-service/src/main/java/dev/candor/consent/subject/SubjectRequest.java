package dev.candor.consent.subject;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person to register.
record SubjectRequest(
        @NotNull SubjectKind kind,
        @NotBlank @Size(max = 200) String displayName,
        @NotNull @CountryCode String jurisdiction,
        @NotEmpty @Size(max = 20) List<@NotNull @LanguageTag String> languages,
        @Size(min = 1, max = 255) @Nullable String accountId,
        @Size(max = 20) @Nullable List<@NotBlank @Size(max = 255) String> representatives) {}
