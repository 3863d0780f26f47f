package dev.candor.consent.retention;

import dev.candor.kit.problem.Declined;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reason to keep what names a person.
///
/// @param rule in words, with its source
/// @param until first moment at which it holds no more; none when that is not known yet
record Kept(RetentionClass retentionClass, String rule, @Nullable Instant until) {
    /// @throws Declined `MUST_BE_KEPT`, which names them, when there are any
    static void mustBeNone(List<Kept> kept) {
        if (!kept.isEmpty()) {
            throw new Declined(
                            RetentionProblem.MUST_BE_KEPT,
                            "End what keeps it, or wait: the rules are named.")
                    .with("kept", kept);
        }
    }
}
