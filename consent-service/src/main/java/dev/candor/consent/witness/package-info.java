/// Watches other registries' ledgers: cosigns a checkpoint when the ledger has only grown since the
/// last one it saw, and keeps both when two do not fit together.
///
/// Two registries that witness each other make it impossible for either to show different ledgers
/// to different people, or to rewrite its own, unnoticed.
@NullMarked
package dev.candor.consent.witness;

import org.jspecify.annotations.NullMarked;
