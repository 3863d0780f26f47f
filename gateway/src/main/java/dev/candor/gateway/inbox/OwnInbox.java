package dev.candor.gateway.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// Takes what the gateway tells itself: from its own outbox, by no detour.
@ApplicationScoped
class OwnInbox implements Inbox {
    private final InboxEvents events;
    private final ObjectMapper json;
    private final Clock clock;

    OwnInbox(InboxEvents events, ObjectMapper json, Clock clock) {
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public Uni<Void> deliver(List<String> bodies) {
        return events.take(bodies.stream().map(this::read).toList(), clock.instant());
    }

    private EventRequest read(String body) {
        try {
            return json.readValue(body, EventRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of the gateway's own can be read", e);
        }
    }
}
