package dev.candor.gateway.webhook;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Webhooks over HTTP.
@Path("/v1/webhooks")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
class WebhookResource {
    private static final String UNKNOWN = "`unknown-webhook`: no such webhook";
    private static final String NOT_TAKEN =
            "`receiver-not-allowed` or `unknown-event-type`: errors names the member; or"
                    + " `idempotency-key-reused`";

    private final ManageWebhooks manage;
    private final Ping ping;
    private final Actors actors;

    WebhookResource(ManageWebhooks manage, Ping ping, Actors actors) {
        this.manage = manage;
        this.ping = ping;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Subscribe to events",
            description =
                    "Events are posted to the address as CloudEvents in envelopes of Standard"
                            + " Webhooks, signed with the secret that this answer alone shows. They"
                            + " arrive at least once, and in order per subject.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "withdrawals",
                                            value = WebhookExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Subscribed; the secret is not shown again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookSecretView.class),
                            examples =
                                    @ExampleObject(
                                            name = "subscribed",
                                            value = WebhookExamples.SECRET)))
    @APIResponse(
            responseCode = "409",
            description = "`too-many-webhooks`; or `idempotency-in-flight`")
    @APIResponse(responseCode = "422", description = NOT_TAKEN)
    @APIResponse(
            responseCode = "503",
            description = "`webhooks-not-set-up`: an operator has to give a secret first")
    public Uni<RestResponse<WebhookSecretView>> create(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull WebhookRequest request) {
        return manage.create(actors.current(), key, request).map(WebhookResource::created);
    }

    @GET
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "List webhooks, oldest first",
            description = "A page of the organization's webhooks, without their secrets.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookExamples.WebhookPage.class),
                            examples = @ExampleObject(name = "page", value = WebhookExamples.PAGE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: limit or cursor")
    public Uni<Page<WebhookView>> list(@BeanParam @Valid PageRequest page) {
        return manage.list(actors.current().organization(), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Get a webhook",
            description =
                    "Where it sends which events, and how it stands. Its secret is never"
                            + " shown again.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook, without its secret",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookView.class),
                            examples =
                                    @ExampleObject(name = "webhook", value = WebhookExamples.VIEW)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<WebhookView> get(@RestPath UUID id) {
        return manage.get(actors.current().organization(), id);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Change where a webhook leads and what it is told of",
            description = "What waits goes to the new address; other types hold for new events.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "withdrawals",
                                            value = WebhookExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookView.class),
                            examples =
                                    @ExampleObject(name = "webhook", value = WebhookExamples.VIEW)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "422", description = NOT_TAKEN)
    public Uni<WebhookView> change(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull WebhookRequest request) {
        return manage.change(actors.current(), key, id, request);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Remove a webhook",
            description = "What waits for it is discarded, and its log.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<Void> remove(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return manage.remove(actors.current(), key, id);
    }

    @POST
    @Path("/{id}/suspension")
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Suspend a webhook",
            description = "Events wait until it is resumed, in their order.")
    @APIResponse(
            responseCode = "200",
            description = "Suspended",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookView.class),
                            examples =
                                    @ExampleObject(name = "webhook", value = WebhookExamples.VIEW)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<WebhookView> suspend(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return manage.suspend(actors.current(), key, id);
    }

    @POST
    @Path("/{id}/resumption")
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Resume a webhook that was suspended or disabled",
            description = "What waited is sent, in its order, and what comes.")
    @APIResponse(
            responseCode = "200",
            description = "Enabled",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookView.class),
                            examples =
                                    @ExampleObject(name = "webhook", value = WebhookExamples.VIEW)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<WebhookView> resume(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return manage.resume(actors.current(), key, id);
    }

    @POST
    @Path("/{id}/secret-rotation")
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Replace a webhook's secret",
            description =
                    "The new secret signs at once. Until formerSecretUntil the one before signs"
                            + " beside it: webhook-signature has two signatures then, and a"
                            + " receiver that knows either goes on.")
    @APIResponse(
            responseCode = "200",
            description = "The new secret, which is not shown again",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookSecretView.class),
                            examples =
                                    @ExampleObject(
                                            name = "replaced",
                                            value = WebhookExamples.SECRET)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<WebhookSecretView> rotate(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return manage.rotate(actors.current(), key, id);
    }

    @POST
    @Path("/{id}/ping")
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Try a webhook out",
            description =
                    "Sends one event of type `dev.candor.gateway.webhook-pinged` at once, in"
                            + " whatever state the webhook is, and answers what became of it.")
    @APIResponse(
            responseCode = "200",
            description = "What the receiver answered, or why it did not",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PingView.class),
                            examples = @ExampleObject(name = "pong", value = WebhookExamples.PING)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<PingView> ping(@RestPath UUID id) {
        return ping.send(actors.current().organization(), id);
    }

    private static RestResponse<WebhookSecretView> created(WebhookSecretView made) {
        return ResponseBuilder.<WebhookSecretView>created(
                        URI.create("/v1/webhooks/" + made.webhook().id()))
                .entity(made)
                .header("Cache-Control", "no-store")
                .build();
    }
}
