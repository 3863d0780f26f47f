package dev.candor.gateway.portal.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// How long the ledger is and the root of its tree, as it was signed.
///
/// @param root in hexadecimal
/// @param kid key that signed it
/// @param note what was signed, with its signature (C2SP tlog-checkpoint)
@RegisterForReflection
record Checkpoint(String origin, long size, String root, Instant at, String kid, String note) {}
