package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;

/// How one step ended. A step that fails ends the publication, so a stored one has none of those.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StepResult.Done.class, name = "DONE"),
    @JsonSubTypes.Type(value = StepResult.Skipped.class, name = "SKIPPED")
})
public sealed interface StepResult {
    Step step();

    /// What happened, in a sentence.
    String summary();

    Instant startedAt();

    Instant finishedAt();

    /// The state's name, for templates.
    default String outcome() {
        return switch (this) {
            case Done _ -> "DONE";
            case Skipped _ -> "SKIPPED";
        };
    }

    /// How long it took, in milliseconds.
    default long millis() {
        return Duration.between(startedAt(), finishedAt()).toMillis();
    }

    @RegisterForReflection
    record Done(Step step, String summary, Instant startedAt, Instant finishedAt)
            implements StepResult {}

    /// There was nothing to do; the summary says why.
    @RegisterForReflection
    record Skipped(Step step, String summary, Instant startedAt, Instant finishedAt)
            implements StepResult {}
}
