package dev.candor.gateway.pages;

import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.routing.Neighbour;
import dev.candor.gateway.routing.NeighbourClient;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The public page about what markets ask of labels.
@Path("/markets")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class MarketPages {
    private final NeighbourClient neighbours;

    MarketPages(NeighbourClient neighbours) {
        this.neighbours = neighbours;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> markets(@RestQuery @Nullable String organization) {
        var query = RecordPages.query(organization);
        return neighbours
                .get(
                        Neighbour.LABEL,
                        "/v1/profiles/matrix" + query,
                        new Credentials.None(),
                        MarketsPage.Matrix.class)
                .map(matrix -> new MarketsPage(matrix, query));
    }
}
