package dev.candor.gateway.portal.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// What this installation cosigned as a witness of other ledgers.
///
/// @param conflicts ledgers that showed two histories
@RegisterForReflection
record Cosignatures(String witness, List<Cosigned> items, List<JsonNode> conflicts) {
    /// A checkpoint of another ledger.
    @RegisterForReflection
    record Cosigned(String origin, long size, Instant at) {}
}
