package dev.candor.consent.transfer;

import dev.candor.consent.row.RowKind;
import dev.candor.kit.identity.Actor;
import java.util.UUID;

/// An import that this process works off.
record ImportJob(UUID id, RowKind kind, boolean dryRun, Actor actor) {}
