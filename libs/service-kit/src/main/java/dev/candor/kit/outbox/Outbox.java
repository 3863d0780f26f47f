package dev.candor.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/// Takes events in the caller's transaction.
@ApplicationScoped
public class Outbox {
    private static final String PUT =
            "insert into outbox_event (id, body, created_at) values (:id, :body, :at)";

    private static final String PUT_BY =
            "insert into outbox_event (id, body, created_at) values ($1, $2, $3)";

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

    /// The same, in the transaction of a connection.
    ///
    /// @throws IllegalArgumentException when its data is no JSON value
    public Uni<Void> put(SqlConnection connection, Event event) {
        return connection
                .preparedQuery(PUT_BY)
                .execute(Tuple.of(event.id(), write(event), event.time().atOffset(ZoneOffset.UTC)))
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
