package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.TrustList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A list of anchors a verdict rests on: where it came from, and how old it is.
@Schema(name = "TrustListSummary")
public record TrustListSummary(
        @Schema(examples = "C2PA Trust List") String name,
        @Schema(
                        description = "Whom its anchors vouch for",
                        enumeration = {"claimSigning", "timeStamping", "identity"})
                String use,
        @Schema(enumeration = {"certificates", "trustedEntities", "development"}) String kind,
        @Schema(
                        description = "The file or address it came from, or a word",
                        examples = "https://example.org/C2PA-TRUST-LIST.json")
                String source,
        @Schema(description = "How many anchors it has") int anchors,
        @Schema(description = "When it was made, if it says so") @Nullable Instant issued,
        @Schema(description = "When a newer one is due, if it says so")
                @Nullable Instant nextUpdate,
        @Schema(
                        description = "Its age in whole days, if it says when it was made",
                        examples = "109")
                @Nullable Long ageInDays,
        @Schema(description = "When it came to this installation") Instant obtained,
        @Schema(description = "Whether a newer one should have been here by now") boolean overdue) {
    static TrustListSummary of(TrustedList trusted, Clock clock) {
        var list = trusted.list();
        var issued = list.issued();
        var now = clock.instant();
        return new TrustListSummary(
                list.name(),
                word(list.use()),
                switch (list.kind()) {
                    case CERTIFICATES -> "certificates";
                    case TRUSTED_ENTITIES -> "trustedEntities";
                    case DEVELOPMENT -> "development";
                },
                list.source(),
                list.anchors().size(),
                issued,
                list.nextUpdate(),
                issued == null ? null : Duration.between(issued, now).toDays(),
                trusted.obtained(),
                list.isOverdue(now));
    }

    static String word(TrustList.Use use) {
        return switch (use) {
            case CLAIM_SIGNING -> "claimSigning";
            case TIME_STAMPING -> "timeStamping";
            case IDENTITY -> "identity";
        };
    }
}
