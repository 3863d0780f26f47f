package dev.candor.gateway.portal;

import dev.candor.gateway.publication.Publication;
import dev.candor.gateway.publication.Publications;
import dev.candor.gateway.routing.Neighbour;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Declined;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

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
    private final Clock clock;

    OverviewResource(
            Visitor visitor,
            Registry registry,
            Publications publications,
            NeighbourClient neighbours,
            Clock clock) {
        this.visitor = visitor;
        this.registry = registry;
        this.publications = publications;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    private record Published(Optional<Publications.Count> count, List<Publication> recent) {}

    @GET
    @Authenticated
    @Operation(hidden = true)
    public Uni<RestResponse<Object>> overview() {
        var frame = visitor.in(Room.OVERVIEW);
        return frame.hasOtherRooms()
                ? published(frame)
                        .chain(
                                published ->
                                        waiting(frame)
                                                .chain(waiting -> page(frame, published, waiting)))
                        .map(RestResponse::ok)
                : Uni.createFrom().item(RestResponse.seeOther(URI.create(Room.OWN.href())));
    }

    @GET
    @Path("/health")
    @Authenticated
    @Operation(hidden = true)
    public Uni<TemplateInstance> health() {
        return services().map(HealthFragment::new);
    }

    @GET
    @Path("/bye")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance bye() {
        return new ByePage();
    }

    private Uni<Object> page(Frame frame, Published published, Optional<List<GrantView>> waiting) {
        return services()
                .map(
                        services ->
                                new OverviewPage(
                                        frame,
                                        waiting.orElse(null),
                                        published.count().orElse(null),
                                        published.recent(),
                                        services));
    }

    private Uni<Published> published(Frame frame) {
        if (!frame.readsPublications()) {
            return Uni.createFrom().item(new Published(Optional.empty(), List.of()));
        }
        var organization = frame.actor().organization();
        return publications
                .count(organization, clock.instant().minus(LATELY))
                .chain(
                        count ->
                                publications
                                        .list(organization, RECENT, Optional.empty())
                                        .map(
                                                page ->
                                                        new Published(
                                                                Optional.of(count), page.items())));
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
        return Multi.createFrom()
                .items(Neighbour.values())
                .onItem()
                .transformToUniAndConcatenate(this::health)
                .collect()
                .asList();
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
