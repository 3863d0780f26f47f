package dev.candor.gateway.job;

import dev.candor.kit.identity.Actors;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses what asks for a job that the organization has not.
@ApplicationScoped
class KnownJobs {
    private final Jobs jobs;
    private final Actors actors;

    KnownJobs(Jobs jobs, Actors actors) {
        this.jobs = jobs;
        this.actors = actors;
    }

    @KnownJob
    @ServerRequestFilter
    Uni<Response> require(ContainerRequestContext request) {
        var id = request.getUriInfo().getPathParameters().getFirst("id");
        return isId(id)
                ? jobs.require(actors.current().organization(), UUID.fromString(id))
                        .replaceWith(Uni.createFrom().<Response>nullItem())
                : Uni.createFrom().nullItem(); // the resource says what is wrong with it
    }

    private static boolean isId(String text) {
        try {
            return text.equalsIgnoreCase(UUID.fromString(text).toString());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
