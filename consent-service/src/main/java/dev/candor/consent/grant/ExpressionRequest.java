package dev.candor.consent.grant;

import dev.candor.consent.grant.Expression.Capture;
import dev.candor.consent.grant.Expression.Signature;
import dev.candor.consent.representative.RepresentativeId;
import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Moment;
import dev.candor.consent.subject.LanguageTag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A yes.
///
/// @param representativeId who of those who speak for the person said it; the caller's own when
/// they speak for the person themselves
/// @param challenge answers a challenge; with a spoken phrase
/// @param signature what a signing service recorded
/// @param capture who captured it for us; with API_ATTESTED
record ExpressionRequest(
        @NotNull Method method,
        @NotNull @LanguageTag String language,
        @Size(max = 20) @Nullable List<@NotNull @Valid Evidence> evidence,
        @Nullable UUID representativeId,
        @Valid @Nullable ChallengeAnswer challenge,
        @Valid @Nullable SignatureView signature,
        @Valid @Nullable CaptureView capture) {
    private static final String SHA256 = "[0-9a-f]{64}";
    private static final String NO_SHA256 = "not 64 lower-case hexadecimal digits of a SHA-256";

    /// The words that were said.
    record ChallengeAnswer(@NotNull UUID id, @NotBlank @Size(max = 500) String phrase) {}

    /// What a signing service recorded.
    record SignatureView(
            @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                    String provider,
            @NotBlank @Size(max = 200) String reference,
            @NotNull @Moment Instant signedAt) {
        Signature toSignature() {
            return new Signature(
                    provider, reference.strip(), signedAt.truncatedTo(ChronoUnit.MICROS));
        }
    }

    /// What a partner captured, with which of the notice's texts, and the hash of its attestation.
    record CaptureView(
            @NotBlank @Size(max = 200) String by,
            @NotNull @Moment Instant at,
            @NotNull @Pattern(regexp = SHA256, message = NO_SHA256) String noticeTextSha256,
            @NotNull @Pattern(regexp = SHA256, message = NO_SHA256) String attestationSha256) {
        Capture toCapture() {
            return new Capture(by.strip(), at.truncatedTo(ChronoUnit.MICROS), attestationSha256);
        }
    }

    Expression toExpression(@Nullable RepresentativeId speaker) {
        return new Expression(
                method,
                language,
                Objects.requireNonNullElse(evidence, List.of()),
                speaker,
                challenge == null ? null : challenge.id(),
                signature == null ? null : signature.toSignature(),
                capture == null ? null : capture.toCapture());
    }
}
