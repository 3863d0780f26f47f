package dev.candor.c2pa.report;

import org.jspecify.annotations.Nullable;

/// Something that was done to the asset.
///
/// @param action such as `c2pa.created`
/// @param digitalSourceType full IPTC (or C2PA) URI, if said
/// @param description free words of the signer, if said
public record ActionSummary(
        String action, @Nullable String digitalSourceType, @Nullable String description) {}
