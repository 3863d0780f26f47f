package dev.candor.gateway.inbox;

import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where services deliver. No person and no integration has the scope for it.
@Path("/internal/events")
class InboxResource {
    private final InboxEvents events;
    private final JsonWebToken token;
    private final Clock clock;

    InboxResource(InboxEvents events, JsonWebToken token, Clock clock) {
        this.events = events;
        this.token = token;
        this.clock = clock;
    }

    /// Answers 204 once they are stored. A service tells of itself alone: `candor-label` is the
    /// client of `/label-service`.
    @POST
    @RolesAllowed(Scopes.EVENT_DELIVER)
    @Operation(hidden = true)
    public Uni<Void> take(
            @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid EventRequest> batch) {
        var teller = token.<String>claim(Claims.azp).orElse("");
        for (int i = 0; i < batch.size(); i++) {
            requireOwn(teller, batch.get(i).source(), i);
        }
        return events.take(batch, clock.instant());
    }

    private static void requireOwn(String teller, String source, int index) {
        if (!source.equals("/" + teller.replaceFirst("^candor-", "") + "-service")) {
            throw new Declined(
                            CommonProblem.FORBIDDEN,
                            "%s does not tell what happens at %s.".formatted(teller, source))
                    .at("/%d/source".formatted(index));
        }
    }
}
