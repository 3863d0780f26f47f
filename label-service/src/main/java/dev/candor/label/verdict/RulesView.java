package dev.candor.label.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The figures in force, and how far judging again by them is.
///
/// @param rejudgement absent for the figures that are shipped
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulesView(DecisionRules rules, @Nullable Progress rejudgement) {

    /// @param judged of `total` verdicts
    /// @param changed verdicts that got a new version
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            State state,
            int total,
            int judged,
            int changed,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    enum State {
        RUNNING,
        DONE
    }
}
