package dev.candor.consent.subject;

import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person to register. A minor comes with the day of majority, a deceased person with the day of
/// death; without a quorum any one of those who speak for the person is enough.
record SubjectRequest(
        @NotNull SubjectKind kind,
        @NotBlank @Size(max = 200) String displayName,
        @NotNull @CountryCode String jurisdiction,
        @NotEmpty @Size(max = 20) List<@NotNull @LanguageTag String> languages,
        @Size(min = 1, max = 255) @Nullable String accountId,
        @Size(max = 20) @Nullable List<@NotBlank @Size(max = 255) String> representatives,
        @Nullable LocalDate majorityDate,
        @Nullable LocalDate dateOfDeath,
        @Size(max = 20) @Nullable List<@NotNull @Valid ExternalId> externalIds,
        @Pattern(
                        regexp = "ANY|ALL|[1-9]",
                        message = "not a quorum: ANY, ALL or a number from 1 to 9")
                @Nullable String quorum) {
    /// @throws Declined at the date that is missing, is of another kind of life or cannot be
    Life life(LocalDate today) {
        return Lives.of(kind, majorityDate, dateOfDeath, today);
    }
}
