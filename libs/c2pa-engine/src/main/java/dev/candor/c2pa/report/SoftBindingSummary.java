package dev.candor.c2pa.report;

import org.jspecify.annotations.Nullable;

/// A watermark or a fingerprint by which the content can be found again.
///
/// @param algorithm its name in the list of soft binding algorithms
/// @param blocks over how many blocks of content it goes
/// @param name words for people; null if not said
public record SoftBindingSummary(String algorithm, int blocks, @Nullable String name) {}
