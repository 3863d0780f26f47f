package dev.candor.gateway.webhook;

import java.time.Duration;
import java.util.Optional;

/// What became of one attempt.
sealed interface Outcome {
    /// The receiver has it (2xx).
    record Taken(int status) implements Outcome {}

    /// The receiver wants no more of it (410).
    record Gone(int status) implements Outcome {}

    /// The receiver answered otherwise; redirects are not followed.
    ///
    /// @param pause what it asked for (`Retry-After`), if it asked
    record Refused(int status, Optional<Duration> pause) implements Outcome {}

    /// There was no answer.
    ///
    /// @param why in a sentence, without addresses
    record Unreached(String why) implements Outcome {}
}
