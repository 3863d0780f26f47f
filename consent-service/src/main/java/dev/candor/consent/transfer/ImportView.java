package dev.candor.consent.transfer;

import dev.candor.consent.row.RowKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import and how far it is.
///
/// @param rows how many there are
/// @param taken how many were taken over, or would be
/// @param refused how many were not; `GET /v1/imports/{id}/problems` says why
record ImportView(
        UUID id,
        RowKind kind,
        boolean dryRun,
        ImportState state,
        int rows,
        int taken,
        int refused,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
