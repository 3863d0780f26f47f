package dev.candor.gateway.portal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.gateway.portal.Room;
import dev.candor.gateway.portal.Visitor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// What the ledger's page stands on, as the registry gives it, to be checked elsewhere. Under `/v1`
/// a ledger that is not open to everybody needs a token, and a browser that is signed in has none.
@Path("/portal/ledger")
@Produces(MediaType.APPLICATION_JSON)
class LedgerJsonResource {
    private final Visitor visitor;
    private final PublicLedger ledger;

    LedgerJsonResource(Visitor visitor, PublicLedger ledger) {
        this.visitor = visitor;
        this.ledger = ledger;
    }

    @GET
    @Path("{what:checkpoint|keys}.json")
    @RolesAllowed(Scopes.LEDGER_READ)
    @Operation(hidden = true)
    public Uni<JsonNode> published(@RestPath String what) {
        return json(PublicLedger.path(what, whose(), ""));
    }

    /// @param seq number of an entry
    /// @param size of the ledger that it is proved against
    @GET
    @Path("inclusion.json")
    @RolesAllowed(Scopes.LEDGER_READ)
    @Operation(hidden = true)
    public Uni<JsonNode> inclusion(@RestQuery long seq, @RestQuery long size) {
        return json(PublicLedger.inclusionPath(whose(), seq, size));
    }

    /// @param from earlier size
    /// @param to later size
    @GET
    @Path("consistency.json")
    @RolesAllowed(Scopes.LEDGER_READ)
    @Operation(hidden = true)
    public Uni<JsonNode> consistency(@RestQuery long from, @RestQuery long to) {
        return json(PublicLedger.consistencyPath(whose(), from, to));
    }

    private Organization whose() {
        return visitor.in(Room.LEDGER).actor().organization();
    }

    private Uni<JsonNode> json(String path) {
        return ledger.json(visitor.credentials(), path);
    }
}
