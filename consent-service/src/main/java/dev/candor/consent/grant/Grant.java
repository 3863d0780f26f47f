package dev.candor.consent.grant;

import java.time.Instant;

/// One person's answer. A change yields the next state; nothing is edited in place.
///
/// A state offers the changes it allows and no others. The end of a period is no state: it is
/// judged by the clock when somebody asks.
public sealed interface Grant {
    /// What was asked.
    GrantTerms terms();

    /// How many changes led here, the request being the first.
    int version();

    /// When this state began.
    Instant since();

    /// Asked, not answered. Permits nothing.
    record Requested(GrantTerms terms, int version, Instant since) implements Grant {
        /// The request itself: version 1, since it was made.
        static Requested of(GrantTerms terms) {
            return new Requested(terms, 1, terms.requestedAt());
        }

        Active express(Instant at) {
            return new Active(terms, version + 1, at);
        }

        Withdrawn withdraw(Instant at) {
            return new Withdrawn(terms, version + 1, at);
        }
    }

    /// The person said yes. Its lines hold in their periods.
    record Active(GrantTerms terms, int version, Instant since) implements Grant {
        Withdrawn withdraw(Instant at) {
            return new Withdrawn(terms, version + 1, at);
        }
    }

    /// The person, or who speaks for them, took the answer back. Final.
    record Withdrawn(GrantTerms terms, int version, Instant since) implements Grant {}

    /// Which grant this is.
    default GrantId id() {
        return terms().id();
    }

    /// The state's name.
    default GrantState state() {
        return switch (this) {
            case Requested _ -> GrantState.REQUESTED;
            case Active _ -> GrantState.ACTIVE;
            case Withdrawn _ -> GrantState.WITHDRAWN;
        };
    }
}
