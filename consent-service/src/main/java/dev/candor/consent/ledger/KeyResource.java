package dev.candor.consent.ledger;

import dev.candor.consent.key.RegistryKeys;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The registry's public keys, for everybody.
@Tag(name = "Ledger", description = "What happened, in order")
@Path("/v1/ledger/keys")
class KeyResource {
    private final RegistryKeys keys;
    private final RotateKey rotateKey;
    private final PublicOrganization publicOrganization;
    private final Actors actors;

    KeyResource(
            RegistryKeys keys,
            RotateKey rotateKey,
            PublicOrganization publicOrganization,
            Actors actors) {
        this.keys = keys;
        this.rotateKey = rotateKey;
        this.publicOrganization = publicOrganization;
        this.actors = actors;
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
        return keys.published(publicOrganization.named(organization)).map(KeySetView::of);
    }

    @POST
    @Path("/rotation")
    @RolesAllowed(Scopes.TRUST_ADMIN)
    @ResponseStatus(201)
    @Operation(
            summary = "Sign with a new key",
            description =
                    "Makes your organization's next key. The present one vouches for it and stays"
                            + " published; the ledger has an entry of it.")
    @APIResponse(
            responseCode = "201",
            description = "The new key",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeySetView.Key.class),
                            examples = @ExampleObject(name = "key", value = LedgerExamples.KEY)))
    @APIResponse(
            responseCode = "503",
            description = "`registry-keys-closed`, `registry-key-lost`: nothing can be signed")
    public Uni<KeySetView.Key> rotate(@RestHeader(Idempotency.HEADER) @Nullable String key) {
        return rotateKey.rotate(actors.current(), key);
    }
}
