/// Likenesses that were made: a cloned voice, a scanned face, an avatar.
///
/// A replica is of one person, made from sources that are known by their hashes, and kept by a
/// named custodian. Its life is created, active, frozen, destroyed; a destruction is final and
/// comes with a proof. Every step is told to the ledger.
@NullMarked
package dev.candor.consent.replica;

import org.jspecify.annotations.NullMarked;
