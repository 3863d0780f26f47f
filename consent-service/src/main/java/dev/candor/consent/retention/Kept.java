package dev.candor.consent.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One reason to keep what names a person.
///
/// @param rule in words, with its source
/// @param until first moment at which it holds no more; none when that is not known yet
record Kept(RetentionClass retentionClass, String rule, @Nullable Instant until) {}
