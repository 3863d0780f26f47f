package dev.candor.client;

import com.fasterxml.jackson.databind.JsonNode;

/// What became of a publication that nobody waits for.
public sealed interface Taken {
    /// It is being worked on.
    ///
    /// @param job its id, for [CandorClient#follow]
    record Queued(String job, JsonNode document) implements Taken {}

    /// An earlier request with the same idempotency key had published it already.
    record Published(JsonNode publication) implements Taken {}
}
