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
import org.jboss.resteasy.reactive.RestQuery;

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
    public Uni<LedgerView> entries(
            @RestQuery @DefaultValue("1") @Min(1) long from,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return ledger.list(actors.current().organization(), from, limit).map(LedgerView::of);
    }
}
