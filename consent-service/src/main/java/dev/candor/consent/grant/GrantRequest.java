package dev.candor.consent.grant;

import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Moment;
import dev.candor.consent.scope.ScopeLineView;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody asks of a person; as a draft it is written down and not asked yet.
record GrantRequest(
        @NotNull UUID subjectId,
        @NotNull UUID noticeId,
        @NotBlank @Size(max = 200) String licensee,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid ScopeLineView> scope,
        @Nullable Boolean draft,
        @Moment @Nullable Instant answerBy,
        @Size(max = 50)
                @Nullable
                        List<
                                @NotNull
                                @Pattern(
                                        regexp = JURISDICTION,
                                        message = "not a code of ISO 3166-1 or ISO 3166-2")
                                String>
                        jurisdictions,
        @Size(max = 20)
                @Nullable
                        List<
                                @NotNull
                                @Pattern(
                                        regexp = PROFILE,
                                        message = "not the name of a legal profile")
                                String>
                        profiles,
        @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                @Nullable String lawfulBasis,
        @Pattern(
                        regexp = "P(?=\\d)(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,5}D)?",
                        message = "not a period of ISO 8601 in years, months, weeks and days")
                @Nullable String retention,
        @Size(max = 50) @Nullable List<@NotBlank @Size(max = 200) String> recipients,
        @Nullable CounselOrUnion counselOrUnion,
        @Nullable UUID agreementId,
        @Nullable Boolean writtenEvidence) {
    static final String JURISDICTION = "[A-Z]{2}(-[A-Z0-9]{1,3})?";
    static final String PROFILE = "[A-Z0-9]+(-[A-Z0-9]+){0,5}";

    boolean isDraft() {
        return Boolean.TRUE.equals(draft);
    }

    /// @throws Declined when the time to answer is over before it begins
    Particulars particulars(Instant now) {
        return new Particulars(
                answerBy(answerBy, now),
                list(jurisdictions),
                list(profiles),
                lawfulBasis,
                retention,
                list(recipients).stream().map(String::strip).toList(),
                counselOrUnion,
                agreementId,
                null,
                Boolean.TRUE.equals(writtenEvidence),
                List.of(),
                false);
    }

    static @Nullable Instant answerBy(@Nullable Instant asked, Instant now) {
        if (asked != null && !asked.isAfter(now)) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "An answer can be given until a time that is still to come.")
                    .at("/answerBy");
        }
        return asked == null ? null : asked.truncatedTo(ChronoUnit.MICROS);
    }

    private static List<String> list(@Nullable List<String> values) {
        return Objects.requireNonNullElse(values, List.of());
    }
}
