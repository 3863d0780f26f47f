package dev.candor.consent.rotation;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Tag(name = "Ledger", description = "What happened, in order")
@Path("/v1/ledger/keys/rotations")
class RotationResource {
    private static final String CLOSED =
            "`registry-keys-closed`, `registry-key-lost`: nothing can be signed";

    private final OrderRotation orderRotation;
    private final ConfirmRotation confirmRotation;
    private final RotationOrders orders;
    private final Actors actors;

    RotationResource(
            OrderRotation orderRotation,
            ConfirmRotation confirmRotation,
            RotationOrders orders,
            Actors actors) {
        this.orderRotation = orderRotation;
        this.confirmRotation = confirmRotation;
        this.orders = orders;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Order that the registry signs with a new key",
            description =
                    "By a consent officer. Nothing happens before an admin, who is somebody else,"
                            + " confirms it.")
    @APIResponse(
            responseCode = "201",
            description = "Ordered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RotationView.class),
                            examples =
                                    @ExampleObject(
                                            name = "ordered",
                                            value = RotationExamples.ORDERED)))
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "503", description = CLOSED)
    public Uni<RestResponse<RotationView>> order(
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return orderRotation
                .order(actors.current(), key)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed(Scopes.LEDGER_READ)
    @Operation(
            summary = "List orders of another key",
            description = "In the order in which they were given; those that wait have no kid.")
    @APIResponse(
            responseCode = "200",
            description = "A page of orders",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RotationExamples.RotationPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = RotationExamples.PAGE)))
    public Uni<Page<RotationView>> list(@Valid @BeanParam PageRequest page) {
        return orders.list(actors.current().organization(), page)
                .map(found -> found.map(RotationView::of));
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed(Scopes.TRUST_ADMIN)
    @Operation(
            summary = "Confirm that the registry signs with a new key",
            description =
                    "By an admin who did not order it. Makes your organization's next key. The"
                            + " present one vouches for it and stays published; the ledger has an"
                            + " entry of it. To confirm it twice changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Confirmed; kid names the new key",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RotationView.class),
                            examples =
                                    @ExampleObject(
                                            name = "confirmed",
                                            value = RotationExamples.CONFIRMED)))
    @APIResponse(responseCode = "404", description = "`unknown-rotation`: no such order")
    @APIResponse(
            responseCode = "409",
            description =
                    "`rotation-by-one`: who ordered it does not confirm it;"
                            + " `registry-key-overtaken`: another key signs since it was ordered. "
                            + Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "503", description = CLOSED)
    public Uni<RotationView> confirm(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @RestPath UUID id) {
        return confirmRotation.confirm(actors.current(), key, id);
    }
}
