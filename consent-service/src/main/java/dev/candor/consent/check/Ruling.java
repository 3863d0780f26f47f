package dev.candor.consent.check;

import dev.candor.consent.check.PolicyRule.Demand;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the organization's policies in force say to a question, whoever consents.
///
/// @param policies versions in force, such as `editorial/3`
/// @param unaccepted those of them that the caller had to accept and has not
/// @param rules of all of them
/// @param next when another version comes into force or one ends, if that is known
record Ruling(
        List<String> policies,
        List<String> unaccepted,
        List<PolicyRule> rules,
        @Nullable Instant next) {
    /// No policy at all.
    static final Ruling NONE = new Ruling(List.of(), List.of(), List.of(), null);

    Ruling {
        policies = List.copyOf(policies);
        unaccepted = List.copyOf(unaccepted);
        rules = List.copyOf(rules);
    }

    /// Why the use is out of the question; empty when it is not.
    Set<Reason> refusals(Question question) {
        var reasons = EnumSet.noneOf(Reason.class);
        if (!unaccepted.isEmpty()) {
            reasons.add(Reason.POLICY_NOT_ACCEPTED);
        }
        speaking(question)
                .forEach(
                        rule -> {
                            switch (rule.demand()) {
                                case Demand.Prohibited _ -> reasons.add(Reason.POLICY_PROHIBITED);
                                case Demand.Approval approval
                                        when !approval.on(question).orElse(true) ->
                                        reasons.add(Reason.POLICY_APPROVAL_REFUSED);
                                case Demand.Approval _, Demand.Label _ -> {}
                            }
                        });
        return reasons;
    }

    /// The role whose approval the use waits for, if it waits for one.
    Optional<String> awaited(Question question) {
        return speaking(question)
                .map(PolicyRule::demand)
                .filter(Demand.Approval.class::isInstance)
                .map(Demand.Approval.class::cast)
                .filter(demand -> demand.on(question).isEmpty())
                .map(Demand.Approval::role)
                .findFirst();
    }

    /// The labels that the use owes.
    Stream<Duty> duties(Question question) {
        return speaking(question)
                .map(PolicyRule::demand)
                .filter(Demand.Label.class::isInstance)
                .map(demand -> Duty.label(((Demand.Label) demand).label()));
    }

    /// The rules that speak of the use, by their citations.
    List<String> citations(Question question) {
        return speaking(question).map(PolicyRule::citation).sorted().toList();
    }

    private Stream<PolicyRule> speaking(Question question) {
        return rules.stream().filter(rule -> rule.speaksOf(question));
    }
}
