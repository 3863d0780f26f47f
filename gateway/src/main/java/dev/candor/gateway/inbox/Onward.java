package dev.candor.gateway.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;

/// Passes on what was taken in. Whoever tells others of it answers.
public interface Onward {
    /// One event that was not known before.
    ///
    /// @param position its place in the inbox; it grows
    record Taken(long position, UUID id, String organization, String type, String subject) {}

    /// Notes events for whoever is told of them, in the transaction that takes them in: either
    /// both happen or neither.
    Uni<Void> pass(SqlConnection connection, List<Taken> events);

    /// The transaction has ended well.
    void passed();
}
