package dev.candor.consent.retention;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Tag(name = "Parties", description = "Who takes part besides the person")
@Path("/v1/erasures")
class ErasureResource {
    private final OrderErasure orderErasure;
    private final ConfirmErasure confirmErasure;
    private final FindErasures findErasures;
    private final Actors actors;

    ErasureResource(
            OrderErasure orderErasure,
            ConfirmErasure confirmErasure,
            FindErasures findErasures,
            Actors actors) {
        this.orderErasure = orderErasure;
        this.confirmErasure = confirmErasure;
        this.findErasures = findErasures;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Order that a party or an account is erased",
            description =
                    "By a consent officer. Nothing happens before an admin, who is somebody else,"
                            + " confirms it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ErasureOrderRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "left",
                                            value = RetentionExamples.ERASURE_ORDER)))
    @APIResponse(
            responseCode = "201",
            description = "Ordered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ErasureOrderView.class),
                            examples =
                                    @ExampleObject(
                                            name = "ordered",
                                            value = RetentionExamples.ERASURE_ORDERED)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`unknown-party`: no such party; `unknown-account`: an account that did"
                            + " nothing here, or was erased before")
    @APIResponse(
            responseCode = "409",
            description =
                    "`must-be-kept`: a rule keeps a person who is behind it, or for whom it spoke;"
                            + " `kept` names the rules. "
                            + Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<ErasureOrderView>> order(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ErasureOrderRequest request) {
        return orderErasure
                .order(actors.current(), key, request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed(Scopes.LEDGER_READ)
    @Operation(
            summary = "List orders to erase",
            description =
                    "In the order in which they were given. Those that wait say of whom they are,"
                            + " so that whoever confirms knows; what was carried out says it no"
                            + " more.")
    @APIResponse(
            responseCode = "200",
            description = "A page of orders",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RetentionExamples.ErasurePage.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = RetentionExamples.ERASURES)))
    public Uni<Page<ErasureListedView>> list(
            @Parameter(description = "Only those in this state; all of them where it is not said")
                    @RestQuery
                    @Pattern(regexp = "WAITING|DONE")
                    @Nullable String state,
            @Valid @BeanParam PageRequest page) {
        return findErasures.list(
                actors.current().organization(),
                state == null ? null : ErasureState.valueOf(state),
                page);
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed(Scopes.TRUST_ADMIN)
    @Operation(
            summary = "Confirm an order to erase",
            description =
                    "By an admin who did not order it. For good: the key under which everything"
                            + " that names the party is sealed is destroyed; of an account nobody"
                            + " knows any more whose it was. What they did stays and still"
                            + " verifies. To confirm it twice changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Erased",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ErasureOrderView.class),
                            examples =
                                    @ExampleObject(
                                            name = "erased",
                                            value = RetentionExamples.ERASURE_CONFIRMED)))
    @APIResponse(responseCode = "404", description = "`unknown-erasure`: no such order")
    @APIResponse(
            responseCode = "409",
            description =
                    "`second-person-needed`: who ordered it does not confirm it; `must-be-kept`: a"
                            + " rule keeps a person who is behind it, or for whom it spoke; `kept`"
                            + " names the rules. "
                            + Idempotency.IN_FLIGHT)
    public Uni<ErasureOrderView> confirm(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @RestPath UUID id) {
        return confirmErasure.confirm(actors.current(), key, id);
    }
}
