package dev.candor.consent.grant;

import dev.candor.consent.representative.RepresentativeId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One person's answer. A change yields the next state; nothing is edited in place.
///
/// A state offers the changes it allows and no others ([Act] has them as a table). Two ends come
/// by the clock alone: [#at] tells what a grant is at a moment, written down or not.
public sealed interface Grant {
    /// What was asked.
    GrantTerms terms();

    /// How many changes led here, the first being the draft or the request.
    int version();

    /// When this state began.
    Instant since();

    /// Not at its end: the person can take it back.
    sealed interface Open extends Grant {
        /// The person, or who speaks for them, takes it back.
        default Withdrawn withdraw(Instant at) {
            return new Withdrawn(terms(), version() + 1, at);
        }
    }

    /// Asked, and waiting for an answer. Permits nothing.
    sealed interface Answerable extends Open {
        /// Every voice that is needed said yes.
        default Active express(Instant at) {
            return new Active(terms(), version() + 1, at, List.of());
        }

        /// Those who said yes for the person, where the word of several is needed.
        Set<RepresentativeId> voices();

        /// One of several voices said yes; the others are waited for.
        Answerable hear(RepresentativeId voice);

        /// The person says no.
        default Refused refuse(Instant at) {
            return new Refused(terms(), version() + 1, at);
        }

        /// Nobody answered in time.
        default Lapsed lapse(Instant at) {
            return new Lapsed(terms(), version() + 1, at);
        }
    }

    /// Answered with yes, and not at its end.
    sealed interface InForce extends Open {
        /// What is suspended: the whole grant, or parts of it.
        List<Suspension> suspensions();

        /// Suspended too, in whole or in part.
        default InForce suspend(Suspension suspension, Instant at) {
            var all = Stream.concat(suspensions().stream(), Stream.of(suspension)).toList();
            return with(all, this instanceof Suspended || suspension.stops(terms()), at);
        }

        /// Without these suspensions.
        default InForce resume(List<UUID> lifted, Instant at) {
            var left =
                    suspensions().stream()
                            .filter(suspension -> !lifted.contains(suspension.id()))
                            .toList();
            return with(left, left.stream().anyMatch(one -> one.stops(terms())), at);
        }

        /// Somebody else than the person takes it back.
        default Revoked revoke(Instant at) {
            return new Revoked(terms(), version() + 1, at);
        }

        /// It is found not to be valid.
        default Invalidated invalidate(Instant at) {
            return new Invalidated(terms(), version() + 1, at);
        }

        /// The time of every permission is over.
        default Expired expire(Instant at) {
            return new Expired(terms(), version() + 1, at);
        }

        /// The uses are used up.
        default Exhausted exhaust(Instant at) {
            return new Exhausted(terms(), version() + 1, at);
        }

        /// Another grant takes its place.
        default Superseded supersede(Instant at) {
            return new Superseded(terms(), version() + 1, at);
        }

        private InForce with(List<Suspension> suspensions, boolean whole, Instant at) {
            var stays = whole == (this instanceof Suspended);
            var begun = stays ? since() : at;
            return whole
                    ? new Suspended(terms(), version() + 1, begun, suspensions)
                    : new Active(terms(), version() + 1, begun, suspensions);
        }
    }

    /// Nothing changes it any more, and it permits nothing.
    sealed interface Ended extends Grant {}

    /// Written down, not asked yet.
    record Draft(GrantTerms terms, int version, Instant since) implements Open {
        /// The draft itself: version 1, since it was made.
        static Draft of(GrantTerms terms) {
            return new Draft(terms, 1, terms.requestedAt());
        }

        /// The person is asked.
        Requested request(Instant at) {
            return new Requested(terms, version + 1, at, Set.of());
        }
    }

    /// Asked, not answered.
    record Requested(GrantTerms terms, int version, Instant since, Set<RepresentativeId> voices)
            implements Answerable {
        public Requested {
            voices = Set.copyOf(voices);
        }

        /// The request itself: version 1, since it was made.
        static Requested of(GrantTerms terms) {
            return new Requested(terms, 1, terms.requestedAt(), Set.of());
        }

        /// The person wants to answer later.
        Deferred defer(Instant at) {
            return new Deferred(terms, version + 1, at, voices);
        }

        @Override
        public Requested hear(RepresentativeId voice) {
            return new Requested(terms, version + 1, since, with(voices, voice));
        }
    }

    /// The person wants to answer later.
    record Deferred(GrantTerms terms, int version, Instant since, Set<RepresentativeId> voices)
            implements Answerable {
        public Deferred {
            voices = Set.copyOf(voices);
        }

        @Override
        public Deferred hear(RepresentativeId voice) {
            return new Deferred(terms, version + 1, since, with(voices, voice));
        }
    }

    /// The person said yes. Its lines hold in their periods, save for parts that are suspended.
    record Active(GrantTerms terms, int version, Instant since, List<Suspension> suspensions)
            implements InForce {
        public Active {
            suspensions = List.copyOf(suspensions);
        }
    }

    /// The person said yes, and nothing is permitted for now.
    record Suspended(GrantTerms terms, int version, Instant since, List<Suspension> suspensions)
            implements InForce {
        public Suspended {
            suspensions = List.copyOf(suspensions);
        }
    }

    /// The person said no.
    record Refused(GrantTerms terms, int version, Instant since) implements Ended {}

    /// Nobody answered in time.
    record Lapsed(GrantTerms terms, int version, Instant since) implements Ended {}

    /// The person, or who speaks for them, took the answer back.
    record Withdrawn(GrantTerms terms, int version, Instant since) implements Ended {}

    /// Somebody else took the answer back.
    record Revoked(GrantTerms terms, int version, Instant since) implements Ended {}

    /// The time of every permission is over.
    record Expired(GrantTerms terms, int version, Instant since) implements Ended {}

    /// The uses are used up.
    record Exhausted(GrantTerms terms, int version, Instant since) implements Ended {}

    /// Found not to be valid.
    record Invalidated(GrantTerms terms, int version, Instant since) implements Ended {}

    /// Another grant took its place.
    record Superseded(GrantTerms terms, int version, Instant since) implements Ended {}

    /// Which grant this is.
    default GrantId id() {
        return terms().id();
    }

    /// What this grant is at `now`, when nothing but time has passed since.
    default Grant at(Instant now) {
        return switch (this) {
            case Answerable asked ->
                    asked.terms()
                            .answerBy()
                            .filter(end -> !now.isBefore(end))
                            .<Grant>map(end -> asked.lapse(later(end, asked.since())))
                            .orElse(asked);
            case InForce held ->
                    held.terms()
                            .endsAt()
                            .filter(end -> !now.isBefore(end))
                            .<Grant>map(end -> held.expire(later(end, held.since())))
                            .orElse(held);
            case Draft _, Ended _ -> this;
        };
    }

    /// The state's name.
    default GrantState state() {
        return switch (this) {
            case Draft _ -> GrantState.DRAFT;
            case Requested _ -> GrantState.REQUESTED;
            case Deferred _ -> GrantState.DEFERRED;
            case Refused _ -> GrantState.REFUSED;
            case Lapsed _ -> GrantState.LAPSED;
            case Active _ -> GrantState.ACTIVE;
            case Suspended _ -> GrantState.SUSPENDED;
            case Withdrawn _ -> GrantState.WITHDRAWN;
            case Revoked _ -> GrantState.REVOKED;
            case Expired _ -> GrantState.EXPIRED;
            case Exhausted _ -> GrantState.EXHAUSTED;
            case Invalidated _ -> GrantState.INVALIDATED;
            case Superseded _ -> GrantState.SUPERSEDED;
        };
    }

    /// The state in the words of the Data Privacy Vocabulary.
    default String dpvTerm() {
        return this instanceof Active && terms().particulars().renews() != null
                ? "dpv:RenewedConsentGiven"
                : state().dpvTerm();
    }

    private static Set<RepresentativeId> with(
            Set<RepresentativeId> voices, RepresentativeId voice) {
        return Stream.concat(voices.stream(), Stream.of(voice)).collect(Collectors.toSet());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
