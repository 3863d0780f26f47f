package dev.candor.consent.check;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.scope.Territory;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One rule of a policy in force, as a check needs it. A condition that names nothing speaks of
/// every use, and so does one about what a question does not say.
///
/// @param citation policy, version and rule, such as `editorial/3#no-masking`
record PolicyRule(
        String citation,
        Demand demand,
        Set<String> techniques,
        Set<Action> actions,
        Set<String> purposes,
        Set<Modality> modalities,
        Set<String> channels,
        Set<Territory> territories,
        Set<String> contentFlags,
        Set<String> licensees) {
    /// What a rule asks of the uses it speaks of.
    sealed interface Demand {
        /// Nobody does this, whoever consents.
        record Prohibited() implements Demand {}

        /// Somebody in a role has to agree to each use; `decided` is what they said so far.
        record Approval(String role, List<Decided> decided) implements Demand {
            public Approval {
                decided = List.copyOf(decided);
            }

            /// What counts for this use: the latest decision that has not ended.
            Optional<Boolean> on(Question question) {
                return decided.stream()
                        .filter(it -> it.isAbout(question) && it.lasts(question.at()))
                        .max(Comparator.comparing(Decided::at))
                        .map(Decided::approved);
            }
        }

        /// The use bears a label.
        record Label(String label) implements Demand {}
    }

    /// What somebody in a rule's role decided on one use.
    ///
    /// @param use hash of its script or asset, or code of its project
    record Decided(String use, boolean approved, Instant at, @Nullable Instant until) {
        boolean isAbout(Question question) {
            return question.hashes().contains(use) || use.equals(question.manner().project());
        }

        boolean lasts(Instant moment) {
            return until == null || moment.isBefore(until);
        }
    }

    boolean speaksOf(Question question) {
        var manner = question.manner();
        return Manner.mayBe(techniques, manner.technique())
                && isAny(actions, question.action())
                && isAny(purposes, question.purpose())
                && isAny(modalities, question.modality())
                && isAny(channels, question.channel())
                && question.isAnywhere(territories)
                && (contentFlags.isEmpty()
                        || manner.contentFlags() == null
                        || !Collections.disjoint(contentFlags, manner.contentFlags()))
                && (licensees.isEmpty()
                        || licensees.stream().anyMatch(question.asker()::isMeantBy));
    }

    private static <T> boolean isAny(Set<T> named, T asked) {
        return named.isEmpty() || named.contains(asked);
    }
}
