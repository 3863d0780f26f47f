package dev.candor.consent.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of an organization's ledger.
///
/// @param seq place in the ledger, from 1, without gaps
/// @param grantId the grant it tells of, when it tells of one
public record LedgerEntry(
        long seq, LedgerKind kind, LedgerLeaf leaf, Instant at, @Nullable UUID grantId) {}
