package dev.candor.consent.ledger;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Tag(name = "Ledger", description = "What happened, in order")
@Path("/v1/ledger")
class LedgerResource {
    private final Ledger ledger;
    private final Actors actors;

    LedgerResource(Ledger ledger, Actors actors) {
        this.ledger = ledger;
        this.actors = actors;
    }

    @GET
    @Path("/entries")
    @RolesAllowed(Scopes.LEDGER_READ)
    @Operation(
            summary = "Read the ledger",
            description =
                    "Entries of your organization from a number on. leafHash is SHA-256 over a zero"
                            + " octet and the body in UTF-8 (RFC 9162, 2.1.1).")
    @APIResponse(
            responseCode = "200",
            description = "The entries, in order",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LedgerView.class),
                            examples =
                                    @ExampleObject(
                                            name = "entries",
                                            value = LedgerExamples.ENTRIES)))
    public Uni<LedgerView> entries(
            @RestQuery @DefaultValue("1") @Min(1) long from,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return ledger.list(actors.current().organization(), from, limit).map(LedgerView::of);
    }
}
