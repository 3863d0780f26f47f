package dev.candor.consent.grant;

import dev.candor.consent.representative.Representative;
import dev.candor.consent.representative.RepresentativeId;
import dev.candor.consent.representative.RepresentativeKind;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectKind;
import dev.candor.kit.problem.Declined;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whose yes makes a grant active. A living adult's own, or that of who speaks for them; for a
/// minor their guardians', for the dead their estate's, as many as the quorum asks for; a court's
/// for anybody.
///
/// @param entitled who may answer for the person now
record Voices(Subject subject, List<Representative> entitled) {
    Voices {
        entitled = List.copyOf(entitled);
    }

    /// Who says yes, when that is not the person.
    ///
    /// @param named whom the request names
    /// @param account whose token it came with
    /// @throws Declined when only somebody else can say it
    Optional<Representative> speaker(
            @Nullable RepresentativeId named, Capacity capacity, String account, Method method) {
        var own = entitled.stream().filter(one -> one.hasAccount(account)).findFirst();
        if (named == null) {
            if (own.isEmpty() && !speaksForThemselves() && method != Method.COURT_ORDER) {
                throw required("For a subject of kind %s somebody who speaks for them says yes.");
            }
            return capacity == Capacity.SUBJECT ? Optional.empty() : own;
        }
        var speaker = entitled.stream().filter(one -> one.id().equals(named)).findFirst();
        if (speaker.isEmpty()) {
            throw required("This representative may not answer for this subject of kind %s now.");
        }
        if (capacity != Capacity.ORGANIZATION && !speaker.equals(own)) {
            throw required("Of a subject of kind %s everybody says yes for themselves.");
        }
        return speaker;
    }

    /// What this yes is: the one that counts, or one of several.
    ///
    /// @throws Declined when the speaker said it before
    ConsentEvent event(Grant grant, Expression expression) {
        var speaker = expression.speaker();
        if (speaksForThemselves() || expression.method() == Method.COURT_ORDER || speaker == null) {
            return new ConsentEvent.Expressed(expression);
        }
        var heard =
                grant instanceof Grant.Answerable asked
                        ? asked.voices()
                        : Set.<RepresentativeId>of();
        if (heard.contains(speaker)) {
            throw new Declined(
                            GrantProblem.ALREADY_EXPRESSED,
                            "The word of others is waited for: %d of %d said yes."
                                    .formatted(heard.size(), needed()))
                    .with("state", grant.state())
                    .with("voicesNeeded", needed());
        }
        var counted = counted();
        var agreed = new HashSet<>(heard);
        agreed.add(speaker);
        agreed.retainAll(counted);
        return subject.quorum().isMetBy(agreed.size(), counted.size())
                ? new ConsentEvent.Expressed(expression)
                : new ConsentEvent.Heard(expression, speaker);
    }

    private int needed() {
        return subject.quorum().needed(counted().size());
    }

    /// A court's word stands for all, and so is not counted among them.
    private Set<RepresentativeId> counted() {
        return entitled.stream()
                .filter(
                        one ->
                                subject.kind() == SubjectKind.MINOR
                                        ? one.kind() == RepresentativeKind.GUARDIAN
                                        : one.kind() != RepresentativeKind.COURT)
                .map(Representative::id)
                .collect(Collectors.toSet());
    }

    private boolean speaksForThemselves() {
        return subject.kind() == SubjectKind.LIVING_ADULT;
    }

    private Declined required(String detail) {
        return new Declined(GrantProblem.REPRESENTATIVE_REQUIRED, detail.formatted(subject.kind()))
                .at("/representativeId")
                .with("entitled", entitled.stream().map(one -> one.id().value()).toList());
    }
}
