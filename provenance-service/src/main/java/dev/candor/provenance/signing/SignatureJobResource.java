package dev.candor.provenance.signing;

import dev.candor.kit.delivery.KeptBytes;
import dev.candor.kit.delivery.Wanted;
import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// Signatures that are made meanwhile, over HTTP.
@Path("/v1/signatures")
@Tag(name = "Signing")
class SignatureJobResource {
    private static final String UNKNOWN = "`unknown-signature`: no such signature";
    private static final long LOOK_EVERY = 500;

    private final SignatureJobs jobs;
    private final SignLater signLater;
    private final Actors actors;

    SignatureJobResource(SignatureJobs jobs, SignLater signLater, Actors actors) {
        this.jobs = jobs;
        this.signLater = signLater;
        this.actors = actors;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "listSignatures",
            summary = "Signatures that were asked for with respond-async, oldest first",
            description = "A page of the organization's signatures, with how each stands.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            implementation =
                                                    SignatureJobView.SignatureJobPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = SignatureJobView.PAGE)))
    public Uni<Page<SignatureJobView>> list(@BeanParam @Valid PageRequest page) {
        return jobs.list(actors.current().organization(), page);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "getSignature",
            summary = "How a signature stands",
            description =
                    "Waiting, running, done or failed; a failure says why. Done, it leads"
                            + " to the media.")
    @APIResponse(
            responseCode = "200",
            description = "The signature",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignatureJobView.class),
                            examples =
                                    @ExampleObject(
                                            name = "signed",
                                            value = SignatureJobView.SIGNED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<SignatureJobView> get(@RestPath UUID id) {
        return jobs.require(actors.current().organization(), id);
    }

    @GET
    @Path("/{id}/events")
    @KnownSignature
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "followSignature",
            summary = "Follow a signature until it is finished",
            description =
                    "Server-sent events, one each time it is looked at; the last one is SIGNED or"
                            + " FAILED. Whoever was cut off asks again and goes on.")
    @APIResponse(
            responseCode = "200",
            description = "The signature as it stands, again and again",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = SignatureJobView.class)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Multi<SignatureJobView> follow(@Context RoutingContext exchange, @RestPath UUID id) {
        var organization = actors.current().organization();
        return Multi.createBy()
                .repeating()
                .uni(
                        AtomicBoolean::new,
                        begun ->
                                pause(exchange, begun.getAndSet(true))
                                        .chain(() -> jobs.require(organization, id)))
                .whilst(view -> !view.isFinished());
    }

    private static Uni<Void> pause(RoutingContext exchange, boolean wanted) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            if (wanted) {
                                exchange.vertx().setTimer(LOOK_EVERY, _ -> emitter.complete(null));
                            } else {
                                emitter.complete(null);
                            }
                        });
    }

    @GET
    @Path("/{id}/asset")
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(
            operationId = "getSignedAsset",
            summary = "The signed media, or its sidecar, until its retention time is over",
            description =
                    "In its own media type. Answers `Range` with 206, and `If-None-Match` with"
                            + " 304.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            headers = {
                @Header(
                        name = ReprDigest.HEADER,
                        description = "SHA-256 of the signed media (RFC 9530)",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = HttpHeaders.LINK,
                        description = "The manifest, as rel=\"c2pa-manifest\"",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The part that Range asked for")
    @APIResponse(responseCode = "304", description = "It is as If-None-Match knows it")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = "`signature-not-ready`, or `signature-failed`")
    @APIResponse(responseCode = "410", description = "`signed-media-gone`: its time is over")
    @APIResponse(
            responseCode = "416",
            description = "`range-not-satisfiable`: there are not as many")
    public Uni<RestResponse<Object>> asset(@RestPath UUID id, @BeanParam Wanted wanted) {
        return signLater
                .output(actors.current().organization(), id)
                .map(
                        signed ->
                                KeptBytes.of(signed.media())
                                        .answer(wanted)
                                        .header(
                                                SignatureResource.MANIFEST_HEADER,
                                                signed.signed().manifest())
                                        .header(HttpHeaders.LINK, signed.link())
                                        .build());
    }
}
