package dev.candor.gateway.inbox;

import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where services deliver. No person and no integration has the scope for it.
@Path("/internal/events")
class InboxResource {
    private final InboxEvents events;
    private final Clock clock;

    InboxResource(InboxEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /// Answers 204 once they are stored.
    @POST
    @RolesAllowed(Scopes.EVENT_DELIVER)
    @Operation(hidden = true)
    public Uni<Void> take(
            @NotNull @Size(min = 1, max = 1000) List<@NotNull @Valid EventRequest> batch) {
        return events.take(batch, clock.instant());
    }
}
