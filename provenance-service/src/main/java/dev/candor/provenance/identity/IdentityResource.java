package dev.candor.provenance.identity;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Signing identities over HTTP.
@Path("/v1/signing-identities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys and trust")
class IdentityResource {
    private static final String UNKNOWN = "`unknown-signing-identity`: no such signing identity";
    private static final String KEY_REUSED =
            "`idempotency-key-reused`: this Idempotency-Key was used with another request";

    private final ManageIdentities manage;
    private final FindIdentities find;
    private final Actors actors;

    IdentityResource(ManageIdentities manage, FindIdentities find, Actors actors) {
        this.manage = manage;
        this.find = find;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.TRUST_ADMIN)
    @Operation(
            operationId = "createSigningIdentity",
            summary = "Make, ask for, import or refer to a signing identity",
            description =
                    "Private keys stay in their store: none is ever answered. A certificate whose"
                        + " signatures would not be accepted is refused with the rule it breaks.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentityRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "certificate-request",
                                        summary = "A key made here, a certificate from elsewhere",
                                        value = IdentityExamples.REQUEST_CERTIFICATE),
                                @ExampleObject(
                                        name = "import",
                                        value = IdentityExamples.REQUEST_IMPORT),
                                @ExampleObject(
                                        name = "reference",
                                        value = IdentityExamples.REQUEST_REFERENCE),
                                @ExampleObject(
                                        name = "development",
                                        value = IdentityExamples.REQUEST_DEVELOPMENT)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Made; Location names it. REQUESTED waits for its certificate",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentityView.class),
                            examples =
                                    @ExampleObject(
                                            name = "requested",
                                            value = IdentityExamples.REQUESTED)))
    @APIResponse(responseCode = "404", description = "`unknown-signing-identity`, of replaces")
    @APIResponse(
            responseCode = "409",
            description =
                    "`development-not-allowed`, `key-store-closed`, `identity-not-active` of"
                            + " replaces, `stamp-authority-not-allowed`, `stapling-not-allowed`, or"
                            + " `idempotency-in-flight`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`credential-refused`, `unreadable-key`, `unreadable-certificates`,"
                            + " `unknown-key-reference`, `no-responder` or"
                            + " `idempotency-key-reused`",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "expired",
                                            value = IdentityExamples.REFUSED)))
    public Uni<RestResponse<IdentityView>> create(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull IdentityRequest request) {
        return manage.create(actors.current(), key, request).map(IdentityResource::created);
    }

    @GET
    @RolesAllowed(Scopes.TRUST_READ)
    @Operation(
            operationId = "listSigningIdentities",
            summary = "Who signs for you: certificates, never keys",
            description = "The installation's identity first, then your own, oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            implementation =
                                                    IdentityExamples.SigningIdentityPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = IdentityExamples.PAGE)))
    public Uni<Page<IdentityView>> list(@BeanParam @Valid PageRequest page) {
        return find.list(actors.current().organization(), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.TRUST_READ)
    @Operation(
            operationId = "getSigningIdentity",
            summary = "Read a signing identity",
            description =
                    "Its certificate chain, how long it is valid and where its key lies."
                            + " The key itself is never told.")
    @APIResponse(
            responseCode = "200",
            description = "The identity",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentityView.class),
                            examples =
                                    @ExampleObject(
                                            name = "active",
                                            value = IdentityExamples.ACTIVE)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<IdentityView> get(@RestPath String id) {
        return find.require(actors.current().organization(), id);
    }

    @GET
    @Path("/{id}/uses")
    @RolesAllowed(Scopes.TRUST_READ)
    @Operation(
            operationId = "listKeyUses",
            summary = "What was done with its key, by whom and for what",
            description =
                    "Every use, oldest first, in a record that nobody changes. An entry ATTEMPTED"
                        + " is written before the key is touched; a later one of the same use says"
                        + " what came of it. Of the installation's key you see your own uses.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentityExamples.KeyUsePage.class),
                            examples =
                                    @ExampleObject(name = "uses", value = IdentityExamples.USES)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<Page<KeyUseView>> uses(@RestPath String id, @BeanParam @Valid PageRequest page) {
        return find.uses(actors.current().organization(), id, page);
    }

    @POST
    @Path("/{id}/certificates")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.TRUST_ADMIN)
    @Operation(
            operationId = "certifySigningIdentity",
            summary = "Bring the certificate that was asked for",
            description =
                    "Once, while the identity is REQUESTED. It becomes ACTIVE, and the identity it"
                            + " replaces retires.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChainRequest.class),
                            examples =
                                    @ExampleObject(name = "chain", value = IdentityExamples.CHAIN)))
    @APIResponse(
            responseCode = "200",
            description = "Active as of this answer",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentityView.class),
                            examples =
                                    @ExampleObject(
                                            name = "active",
                                            value = IdentityExamples.ACTIVE)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`identity-not-requested`, `identity-set-by-operator` or"
                            + " `idempotency-in-flight`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`credential-refused`, `unreadable-certificates` or `idempotency-key-reused`",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "expired",
                                            value = IdentityExamples.REFUSED)))
    public Uni<IdentityView> certify(
            @RestPath String id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ChainRequest request) {
        return manage.certify(actors.current(), key, own(id), request);
    }

    @POST
    @Path("/{id}/rotation")
    @RolesAllowed(Scopes.TRUST_ADMIN)
    @Operation(
            operationId = "rotateSigningIdentity",
            summary = "Give it a new key",
            description =
                    "For keys that are made here. A DEVELOPMENT identity is replaced at once; for a"
                        + " CERTIFICATE_REQUEST the new one waits for its certificate, and the old"
                        + " one signs until then. What the old key signed verifies as before. A key"
                        + " that was made elsewhere is rotated by a new identity that replaces the"
                        + " old one.")
    @APIResponse(
            responseCode = "201",
            description = "The successor; Location names it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentityView.class),
                            examples =
                                    @ExampleObject(
                                            name = "requested",
                                            value = IdentityExamples.REQUESTED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`identity-not-active`, `rotation-needs-a-key`, `identity-set-by-operator` or"
                            + " `idempotency-in-flight`")
    @APIResponse(responseCode = "422", description = KEY_REUSED)
    public Uni<RestResponse<IdentityView>> rotate(
            @RestPath String id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return manage.rotate(actors.current(), key, own(id)).map(IdentityResource::created);
    }

    @POST
    @Path("/{id}/retirement")
    @RolesAllowed(Scopes.TRUST_ADMIN)
    @Operation(
            operationId = "retireSigningIdentity",
            summary = "Let it sign nothing more",
            description =
                    "For good: a key that is kept here is destroyed. What it signed verifies as"
                            + " before.")
    @APIResponse(
            responseCode = "200",
            description = "Retired as of this answer",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IdentityView.class),
                            examples =
                                    @ExampleObject(
                                            name = "retired",
                                            value = IdentityExamples.RETIRED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`identity-retired`, `identity-set-by-operator` or `idempotency-in-flight`")
    @APIResponse(responseCode = "422", description = KEY_REUSED)
    public Uni<IdentityView> retire(
            @RestPath String id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return manage.retire(actors.current(), key, own(id));
    }

    private static IdentityId own(String id) {
        if (id.equals(IdentityView.INSTALLATION)) {
            throw new Declined(
                    IdentityProblem.IDENTITY_SET_BY_OPERATOR,
                    "The operator changes it in the installation's configuration.");
        }
        return Keyring.id(id);
    }

    private static RestResponse<IdentityView> created(IdentityView view) {
        return RestResponse.ResponseBuilder.<IdentityView>created(
                        URI.create("/v1/signing-identities/" + view.id()))
                .entity(view)
                .build();
    }
}
