package dev.candor.consent.toolcard;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;

/// One version of a card as answers carry it.
///
/// @param digest SHA-256 over what the card says, as the ledger holds it too
@JsonPropertyOrder({"id", "version", "card", "digest", "publishedAt"})
record ToolCardView(UUID id, int version, ToolCardBody card, String digest, Instant publishedAt) {}
