package dev.candor.transparency.audit;

/// Something that is not as it was signed.
///
/// @param seq the first entry it concerns; 0 when it concerns none in particular
/// @param what in a sentence
public record Finding(long seq, String what) {}
