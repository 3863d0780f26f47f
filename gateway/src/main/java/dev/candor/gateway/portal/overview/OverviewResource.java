package dev.candor.gateway.portal.overview;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.GrantView;
import dev.candor.gateway.portal.Registry;
import dev.candor.gateway.portal.Room;
import dev.candor.gateway.portal.Visitor;
import dev.candor.gateway.publication.Publication;
import dev.candor.gateway.publication.Publications;
import dev.candor.gateway.routing.Neighbour;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Declined;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The portal's first page.
@Path("/portal")
@Produces(MediaType.TEXT_HTML)
class OverviewResource {
    private static final Duration LATELY = Duration.ofDays(7);
    private static final int RECENT = 5;

    private final Visitor visitor;
    private final Registry registry;
    private final Publications publications;
    private final NeighbourClient neighbours;
    private final Watched watched;
    private final Clock clock;

    OverviewResource(
            Visitor visitor,
            Registry registry,
            Publications publications,
            NeighbourClient neighbours,
            Watched watched,
            Clock clock) {
        this.visitor = visitor;
        this.registry = registry;
        this.publications = publications;
        this.neighbours = neighbours;
        this.watched = watched;
        this.clock = clock;
    }

    /// What the organization published.
    private record Published(
            Publications.@Nullable Count count,
            List<Publication> recent,
            @Nullable WeekChart chart) {
        static final Published NOTHING = new Published(null, List.of(), null);
    }

    @GET
    @Authenticated
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> overview() {
        var frame = visitor.in(Room.OVERVIEW);
        return frame.hasOtherRooms()
                ? page(frame).map(RestResponse::ok)
                : Uni.createFrom().item(RestResponse.seeOther(URI.create(Room.OWN.href())));
    }

    /// Everybody is asked at once.
    private Uni<Object> page(Frame frame) {
        return Uni.combine()
                .all()
                .unis(published(frame), waiting(frame), watched.tiles(frame), services())
                .with(
                        (published, waiting, tiles, services) ->
                                new OverviewPage(
                                        frame,
                                        frame.w(),
                                        waiting.orElse(null),
                                        published.count(),
                                        published.recent(),
                                        published.chart(),
                                        tiles,
                                        services));
    }

    @GET
    @Path("/health")
    @Authenticated
    @Operation(hidden = true)
    public Uni<TemplateInstance> health() {
        var words = visitor.in(Room.OVERVIEW).w();
        return services().map(services -> new HealthFragment(words, services));
    }

    @GET
    @Path("/bye")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance bye() {
        return new ByePage();
    }

    private Uni<Published> published(Frame frame) {
        if (!frame.readsPublications()) {
            return Uni.createFrom().item(Published.NOTHING);
        }
        var organization = frame.actor().organization();
        var now = clock.instant();
        var begins = WeekChart.begins(now);
        return publications
                .count(organization, now.minus(LATELY))
                .chain(
                        count ->
                                publications
                                        .list(organization, RECENT, Optional.empty())
                                        .chain(
                                                recent ->
                                                        publications
                                                                .weeks(
                                                                        organization,
                                                                        begins.atStartOfDay(
                                                                                        ZoneOffset
                                                                                                .UTC)
                                                                                .toInstant())
                                                                .map(
                                                                        weeks ->
                                                                                new Published(
                                                                                        count,
                                                                                        recent
                                                                                                .items(),
                                                                                        WeekChart
                                                                                                .of(
                                                                                                        begins,
                                                                                                        weeks,
                                                                                                        frame
                                                                                                                .w())))));
    }

    /// A registry that is silent must not take the whole page with it.
    private Uni<Optional<List<GrantView>>> waiting(Frame frame) {
        return visitor.may(Scopes.CONSENT_WRITE) && frame.readsConsent()
                ? registry.waiting(visitor.credentials())
                        .map(Optional::of)
                        .onFailure(Declined.class)
                        .recoverWithItem(Optional.empty())
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<List<ServiceHealth>> services() {
        return Uni.join()
                .all(Arrays.stream(Neighbour.values()).map(this::health).toList())
                .andFailFast();
    }

    private Uni<ServiceHealth> health(Neighbour service) {
        var asked = clock.instant();
        return neighbours
                .answers(service)
                .map(
                        answers ->
                                new ServiceHealth(
                                        service,
                                        answers,
                                        Duration.between(asked, clock.instant()).toMillis()));
    }
}
