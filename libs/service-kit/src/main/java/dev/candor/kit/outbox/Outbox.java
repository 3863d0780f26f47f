package dev.candor.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes events in the caller's transaction.
@ApplicationScoped
public class Outbox {
    private static final String PUT =
            "insert into outbox_event (id, body, created_at) values (:id, :body, :at)";

    private final ObjectMapper json;

    Outbox(ObjectMapper json) {
        this.json = json;
    }

    /// Writes an event that is delivered once the transaction commits, and never when it does not.
    ///
    /// @throws IllegalArgumentException when its data is no JSON value
    public Uni<Void> put(Event event) {
        var body = write(event);
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(PUT)
                                        .setParameter("id", event.id())
                                        .setParameter("body", body)
                                        .setParameter("at", event.time())
                                        .executeUpdate())
                .replaceWithVoid();
    }

    private String write(Event event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value: " + event.type(), e);
        }
    }
}
