package dev.candor.consent.witness;

import dev.candor.consent.key.RegistryKey;
import dev.candor.consent.key.RegistryKeys;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What this installation cosigned for others, for everybody.
@Tag(name = "Ledger", description = "What happened, in order")
@Path("/v1/ledger/cosignatures")
class WitnessResource {
    private final Witness witness;
    private final Sightings sightings;
    private final RegistryKeys keys;

    WitnessResource(Witness witness, Sightings sightings, RegistryKeys keys) {
        this.witness = witness;
        this.sightings = sightings;
        this.keys = keys;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "What this installation saw of other ledgers",
            description =
                    "As a witness: the latest checkpoint of each ledger it watches, cosigned (C2SP"
                        + " tlog-cosignature) after it proved to extend the one before, and every"
                        + " two checkpoints that did not fit together.")
    @APIResponse(
            responseCode = "200",
            description = "The cosigned checkpoints",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CosignatureView.class),
                            examples =
                                    @ExampleObject(
                                            name = "cosignatures",
                                            value = WitnessExamples.COSIGNATURES)))
    public Uni<CosignatureView> cosignatures() {
        var own = witness.own();
        return Uni.combine()
                .all()
                .unis(keys.published(own), sightings.latest(own), sightings.conflicts(own))
                .asTuple()
                .map(
                        all ->
                                new CosignatureView(
                                        witness.name(),
                                        latest(all.getItem1()),
                                        all.getItem2().stream()
                                                .map(CosignatureView.Cosigned::of)
                                                .toList(),
                                        all.getItem3()));
    }

    private static @Nullable String latest(List<RegistryKey> published) {
        return published.isEmpty() ? null : published.getLast().x();
    }
}
