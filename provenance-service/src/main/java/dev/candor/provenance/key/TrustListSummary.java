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
        @Schema(description = "The file or address it was read from, or a word") String source,
        @Schema(description = "How many anchors it has") int anchors,
        @Schema(description = "When it was made, if it says so") @Nullable Instant issued,
        @Schema(description = "When a newer one is due, if it says so")
                @Nullable Instant nextUpdate,
        @Schema(description = "Its age in whole days, if it says when it was made")
                @Nullable Long ageInDays) {
    static TrustListSummary of(TrustList list, Clock clock) {
        var issued = list.issued();
        return new TrustListSummary(
                list.name(),
                switch (list.use()) {
                    case CLAIM_SIGNING -> "claimSigning";
                    case TIME_STAMPING -> "timeStamping";
                    case IDENTITY -> "identity";
                },
                switch (list.kind()) {
                    case CERTIFICATES -> "certificates";
                    case TRUSTED_ENTITIES -> "trustedEntities";
                    case DEVELOPMENT -> "development";
                },
                list.source(),
                list.anchors().size(),
                issued,
                list.nextUpdate(),
                issued == null ? null : Duration.between(issued, clock.instant()).toDays());
    }
}
