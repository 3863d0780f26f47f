package dev.candor.gateway.publication;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A published asset and everything that is known about how it came to be published. Never changes.
///
/// @param organization slug of the organization it belongs to
/// @param publisher name of who published it
/// @param retainedUntil after this the asset's bytes are gone; the record stays
/// @param consent absent when nobody is depicted
/// @param consentSalt hashes grant ids in the manifest; absent without a check
/// @param manifest urn of the signed manifest
@RegisterForReflection
public record Publication(
        PublicationId id,
        String organization,
        String publisher,
        Instant createdAt,
        Instant retainedUntil,
        Declaration declaration,
        List<StepResult> steps,
        @Nullable ConsentCheck consent,
        @Nullable String consentSalt,
        Verdict verdict,
        Plan plan,
        Label label,
        String manifest,
        @Nullable String signedBy,
        Asset asset,
        Verification verification) {
    public Publication {
        steps = List.copyOf(steps);
    }

    /// The published bytes.
    public record Asset(String mediaType, long size, String sha256) {
        /// A file name's ending.
        public String extension() {
            return Format.of(mediaType).map(Format::extension).orElse("bin");
        }

        /// What shows it on a page: `image`, `video`, `audio`, or `none`.
        public String shownAs() {
            return switch (Modality.of(mediaType)) {
                case IMAGE -> "image";
                case VIDEO -> "video";
                case AUDIO -> "audio";
                case TEXT, DOCUMENT -> "none";
            };
        }

        /// Whether a browser may show it where it is.
        boolean isInline() {
            return Format.of(mediaType).map(Format::isInline).orElse(false);
        }
    }

    public Optional<ConsentCheck> consentCheck() {
        return Optional.ofNullable(consent);
    }

    public boolean isGone(Instant now) {
        return !now.isBefore(retainedUntil);
    }

    static Publication of(
            Stage.Proven proven,
            Asset asset,
            List<StepResult> steps,
            Instant createdAt,
            Instant retainedUntil) {
        var signed = proven.signed();
        var decided = signed.decided();
        return new Publication(
                proven.admitted().id(),
                proven.actor().organization().slug(),
                proven.actor().name(),
                createdAt,
                retainedUntil,
                proven.declaration(),
                steps,
                decided.consented().check().map(ConsentCheck::unsigned).orElse(null),
                signed.consentSalt(),
                decided.verdict(),
                decided.plan(),
                signed.bound().rendered().label(),
                signed.manifest(),
                signed.signedBy(),
                asset,
                proven.verification());
    }
}
