package dev.candor.consent.ledger;

import dev.candor.consent.key.RegistryKeys;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.identity.ShownOrganization;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The registry's public keys, for everybody.
@Tag(name = "Ledger", description = "What happened, in order")
@Path("/v1/ledger/keys")
class KeyResource {
    private final RegistryKeys keys;
    private final ShownOrganization shownOrganization;

    KeyResource(RegistryKeys keys, ShownOrganization shownOrganization) {
        this.keys = keys;
        this.shownOrganization = shownOrganization;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "The registry's public keys",
            description =
                    "A JWK set (RFC 7517) of the Ed25519 keys that sign checkpoints, decision"
                            + " tokens and receipts. The newest comes first and signs; the others"
                            + " stay, for what they signed. endorsement is the word of the key"
                            + " before, a compact JWS.")
    @APIResponse(
            responseCode = "200",
            description = "The keys",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeySetView.class),
                            examples = @ExampleObject(name = "keys", value = LedgerExamples.KEYS)))
    public Uni<KeySetView> keys(
            @Parameter(
                            description =
                                    "Whose; the installation's own organization where it is not"
                                            + " said")
                    @RestQuery(PublicOrganization.PARAMETER)
                    @Nullable String organization) {
        return shownOrganization.named(organization).chain(keys::published).map(KeySetView::of);
    }
}
