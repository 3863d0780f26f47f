package dev.candor.gateway.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Passes on what was taken in. Whoever tells others of it, or acts on it, answers.
public interface Onward {
    /// One event that was not known before.
    ///
    /// @param position its place in the inbox; it grows
    /// @param time when it happened, as the service says
    /// @param data what its type says it is
    record Taken(
            long position,
            UUID id,
            String organization,
            String type,
            String subject,
            Instant time,
            JsonNode data) {}

    /// Notes events, or what they come to, in the transaction that takes them in: either
    /// both happen or neither.
    Uni<Void> pass(SqlConnection connection, List<Taken> events);

    /// The transaction has ended well.
    void passed();
}
