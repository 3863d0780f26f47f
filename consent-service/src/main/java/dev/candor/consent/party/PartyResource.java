package dev.candor.consent.party;

import dev.candor.consent.subject.Errand;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.jspecify.annotations.Nullable;

@Tag(name = "Parties", description = "Who takes part besides the person")
@Path("/v1/parties")
class PartyResource {
    private final RegisterParty registerParty;
    private final Parties parties;
    private final Actors actors;

    PartyResource(RegisterParty registerParty, Parties parties, Actors actors) {
        this.registerParty = registerParty;
        this.parties = parties;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Register a party",
            description =
                    "A controller, licensee, producer, union or whoever else takes part, with the"
                            + " members ISO/IEC TS 27560 asks of a party.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartyRequest.class),
                            examples =
                                    @ExampleObject(name = "estate", value = PartyExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Registered; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartyView.class),
                            examples =
                                    @ExampleObject(
                                            name = "registered",
                                            value = PartyExamples.VIEW)))
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<PartyView>> register(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull PartyRequest request) {
        return registerParty.register(actors.current(), key, request).map(PartyResource::created);
    }

    private static RestResponse<PartyView> created(PartyView view) {
        return RestResponse.ResponseBuilder.<PartyView>created(
                        URI.create("/v1/parties/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(summary = "List the parties", description = "All of the organization, for staff.")
    @APIResponse(
            responseCode = "200",
            description = "One page, oldest first; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartyExamples.PartyPage.class),
                            examples = @ExampleObject(name = "page", value = PartyExamples.PAGE)))
    public Uni<Page<PartyView>> list(@Valid @BeanParam PageRequest page) {
        return parties.list(official().organization(), page).map(found -> found.map(PartyView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(summary = "Read a party", description = "For staff.")
    @APIResponse(
            responseCode = "200",
            description = "The party",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PartyView.class),
                            examples = @ExampleObject(name = "party", value = PartyExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-party`: no such party")
    public Uni<PartyView> get(@RestPath UUID id) {
        return parties.require(official().organization(), new PartyId(id)).map(PartyView::of);
    }

    private Actor official() {
        var actor = actors.current();
        Errand.READ.mustBeOfficial(actor);
        return actor;
    }
}
