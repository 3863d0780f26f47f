package dev.candor.gateway.webhook;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The log of a webhook over HTTP.
@Path("/v1/webhooks/{id}")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
class DeliveryResource {
    private final ManageWebhooks webhooks;
    private final DeliveryLog log;
    private final Actors actors;

    DeliveryResource(ManageWebhooks webhooks, DeliveryLog log, Actors actors) {
        this.webhooks = webhooks;
        this.log = log;
        this.actors = actors;
    }

    /// From when on.
    @RegisterForReflection
    record RedeliveryRequest(
            @Schema(description = "Everything that came at this instant or later") @NotNull
                    Instant since) {}

    /// How much of it.
    @RegisterForReflection
    record RedeliveryView(int deliveries) {}

    @GET
    @Path("/deliveries")
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "List what was sent to a webhook, newest first",
            description = "Deliveries that wait or were given up are listed by `state`.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookExamples.DeliveryPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = WebhookExamples.DELIVERIES)))
    @APIResponse(responseCode = "404", description = "`unknown-webhook`: no such webhook")
    public Uni<Page<DeliveryView>> list(
            @RestPath UUID id,
            @Parameter(description = "Only those in this state") @RestQuery
                    DeliveryView.@Nullable State state,
            @BeanParam @Valid PageRequest page) {
        var organization = actors.current().organization();
        return webhooks.get(organization, id).chain(_ -> log.list(organization, id, state, page));
    }

    @POST
    @Path("/deliveries/{delivery}/redelivery")
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Send one event again",
            description =
                    "Under the same webhook-id, whatever became of it before, and from the"
                            + " beginning of the schedule.")
    @APIResponse(
            responseCode = "200",
            description = "It is due",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeliveryView.class),
                            examples =
                                    @ExampleObject(name = "due", value = WebhookExamples.DELIVERY)))
    @APIResponse(responseCode = "404", description = "`unknown-delivery`: no such delivery")
    public Uni<DeliveryView> again(
            @RestPath UUID id,
            @Parameter(description = "Id of the delivery") @RestPath UUID delivery) {
        return log.again(actors.current().organization(), id, delivery);
    }

    @POST
    @Path("/redeliveries")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.WEBHOOK_ADMIN)
    @Operation(
            summary = "Send everything again since an instant",
            description =
                    "For a receiver that lost what it had: each event under its own webhook-id, in"
                            + " order per subject.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RedeliveryRequest.class),
                            examples =
                                    @ExampleObject(name = "since", value = WebhookExamples.SINCE)))
    @APIResponse(
            responseCode = "200",
            description = "How many are due",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RedeliveryView.class),
                            examples = @ExampleObject(name = "due", value = WebhookExamples.DUE)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: `since` is missing")
    @APIResponse(responseCode = "404", description = "`unknown-webhook`: no such webhook")
    public Uni<RedeliveryView> again(@RestPath UUID id, @Valid @NotNull RedeliveryRequest request) {
        var organization = actors.current().organization();
        return webhooks.get(organization, id)
                .chain(_ -> log.again(organization, id, request.since()))
                .map(RedeliveryView::new);
    }
}
