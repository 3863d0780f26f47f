package dev.candor.gateway.adjustment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A wish that an asset be no longer given out.
///
/// @param note what everybody is told
/// @param knownSince from when it was known that it had to go; null for now
public record Retraction(String note, @Nullable Instant knownSince) {}
