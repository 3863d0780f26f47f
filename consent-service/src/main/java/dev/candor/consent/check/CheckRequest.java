package dev.candor.consent.check;

import dev.candor.consent.grant.Action;
import dev.candor.consent.grant.Codes;
import dev.candor.consent.grant.Modality;
import dev.candor.consent.grant.Moment;
import dev.candor.consent.grant.Territory;
import dev.candor.consent.subject.CountryCode;
import dev.candor.consent.subject.SubjectId;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A question: may all of these people be shown so?
record CheckRequest(
        @NotEmpty @Size(max = 50) List<@NotNull UUID> subjects,
        @NotNull Action action,
        @NotNull Modality modality,
        @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                String purpose,
        @NotEmpty @Size(max = 250)
                List<@NotNull @CountryCode(or = {"EU", "WORLD"}) String> territories,
        @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                String channel,
        @Size(min = 1, max = 200) @Nullable String licensee,
        @Moment @Nullable Instant at) {
    List<SubjectId> people() {
        return subjects.stream().distinct().map(SubjectId::new).toList();
    }

    Question question(Instant now) {
        return new Question(
                action,
                modality,
                purpose,
                territories.stream().map(Territory::new).collect(Collectors.toSet()),
                channel,
                licensee == null ? null : licensee.strip(),
                Objects.requireNonNullElse(at, now));
    }
}
