package dev.candor.gateway.portal.people;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.GrantView;
import dev.candor.gateway.portal.Registry;
import dev.candor.gateway.portal.Room;
import dev.candor.gateway.portal.ToldGrant;
import dev.candor.gateway.portal.Visitor;
import dev.candor.kit.identity.Scopes;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The list of people, and one of them with their grants.
@Path("/portal/people")
@Produces(MediaType.TEXT_HTML)
class PeopleResource {
    private final Visitor visitor;
    private final Registry registry;
    private final People people;

    PeopleResource(Visitor visitor, Registry registry, People people) {
        this.visitor = visitor;
        this.registry = registry;
        this.people = people;
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(
            @RestQuery @DefaultValue("") String name, @RestQuery @Nullable String cursor) {
        var frame = visitor.in(Room.PEOPLE);
        var wanted = name.strip();
        return Uni.combine()
                .all()
                .unis(
                        people.named(visitor.credentials(), wanted, cursor),
                        waiting(wanted.isEmpty() && cursor == null))
                .with(
                        (found, waiting) ->
                                new PeoplePage(
                                        frame,
                                        frame.w(),
                                        wanted,
                                        found.items().stream()
                                                .map(it -> new Person(it, frame.w()))
                                                .toList(),
                                        told(waiting, frame),
                                        PeoplePage.next(wanted, found.next())));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> person(@RestPath UUID id) {
        var frame = visitor.in(Room.PEOPLE);
        var as = visitor.credentials();
        return Uni.combine()
                .all()
                .unis(registry.subject(as, id), registry.grantsOf(as, id))
                .with(
                        (subject, grants) ->
                                new PersonPage(
                                        frame,
                                        frame.w(),
                                        new Person(subject, frame.w()),
                                        told(grants, frame)));
    }

    private Uni<List<GrantView>> waiting(boolean asked) {
        return asked ? registry.waiting(visitor.credentials()) : Uni.createFrom().item(List.of());
    }

    private static List<ToldGrant> told(List<GrantView> grants, Frame frame) {
        return grants.stream().map(grant -> new ToldGrant(grant, frame.w())).toList();
    }
}
