package dev.candor.c2pa.report;

/// A small picture in the manifest.
///
/// @param label of the assertion it is
/// @param mediaType such as `image/jpeg`
/// @param length in bytes
public record ThumbnailSummary(String label, String mediaType, int length) {}
