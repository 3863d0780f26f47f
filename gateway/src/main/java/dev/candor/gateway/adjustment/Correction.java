package dev.candor.gateway.adjustment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A correction as label-service took it.
///
/// @param id names it there
/// @param labelClass what the asset is found to be
/// @param version of the verdict that came of it; null while another person has to agree
/// @param note what everybody is told
/// @param knownSince from when it was known that the label was wrong
public record Correction(
        UUID id, String labelClass, @Nullable Integer version, String note, Instant knownSince) {}
