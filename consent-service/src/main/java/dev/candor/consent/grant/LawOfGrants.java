package dev.candor.consent.grant;

import dev.candor.consent.law.Choices;
import dev.candor.consent.law.Facts;
import dev.candor.consent.law.Finding;
import dev.candor.consent.law.LawProblem;
import dev.candor.consent.law.LegalProfile;
import dev.candor.consent.law.LegalProfiles;
import dev.candor.consent.law.Rule;
import dev.candor.consent.law.Ruling;
import dev.candor.consent.notice.Notice;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Effect;
import dev.candor.consent.scope.ScopeLine;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectKind;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Holds what is asked, and what is said, against the legal profiles that apply.
@ApplicationScoped
class LawOfGrants {
    private static final Set<Action> SYNTHETIC = Set.of(Action.GENERATE, Action.EDIT);
    private static final String SEXUAL = "sexual";
    private static final String COURT_ORDER = "court-order";

    private final LegalProfiles profiles;
    private final Choices choices;

    LawOfGrants(LegalProfiles profiles, Choices choices) {
        this.profiles = profiles;
        this.choices = choices;
    }

    /// The terms as the law leaves them: with the profiles that held, marked where one doubts
    /// that they can be enforced.
    ///
    /// @throws Declined with the first rule that refuses them
    Uni<GrantTerms> judge(
            Organization organization,
            GrantTerms terms,
            Subject subject,
            Notice notice,
            Instant now) {
        mustBeKnown(terms.particulars().profiles());
        return holding(organization, terms, subject, now)
                .map(holding -> judged(holding, terms, subject, notice));
    }

    /// Passes when a yes is all that the profiles ask for.
    ///
    /// @throws Declined with the rule that asks for more
    Uni<Void> mustSuffice(
            Organization organization,
            GrantTerms terms,
            Subject subject,
            Expression said,
            Instant now) {
        return holding(organization, terms, subject, now)
                .invoke(holding -> holding.forEach(one -> mustSuffice(one, subject, said)))
                .replaceWithVoid();
    }

    static GrantTerms judged(
            List<LegalProfile> holding, GrantTerms terms, Subject subject, Notice notice) {
        var findings = Ruling.on(holding, facts(terms, subject, notice));
        findings.stream()
                .filter(Finding::fatal)
                .findFirst()
                .ifPresent(
                        finding -> {
                            throw finding.refusal();
                        });
        return terms.under(
                holding.stream().map(LegalProfile::name).toList(),
                !findings.isEmpty(),
                subject.kind() == SubjectKind.MINOR ? Set.of(SEXUAL) : Set.of());
    }

    static void mustSuffice(LegalProfile profile, Subject subject, Expression said) {
        for (var rule : profile.rules()) {
            if (rule instanceof Rule.OnRecord && !said.isOnRecord()) {
                throw insufficient(
                        GrantProblem.WRITTEN_EVIDENCE_REQUIRED,
                        "A document, a signature or a spoken phrase has to prove this yes.",
                        profile,
                        rule);
            }
            if (rule instanceof Rule.CourtForMinors
                    && subject.kind() == SubjectKind.MINOR
                    && said.evidence().stream().noneMatch(one -> one.type().equals(COURT_ORDER))) {
                throw insufficient(
                        GrantProblem.COURT_APPROVAL_REQUIRED,
                        "A court's order is shown as well, as evidence of type court-order.",
                        profile,
                        rule);
            }
        }
    }

    private static Declined insufficient(
            GrantProblem problem, String detail, LegalProfile profile, Rule rule) {
        return new Declined(problem, detail)
                .at("/evidence")
                .with("rule", rule.code())
                .with("profile", profile.name())
                .with("source", rule.source());
    }

    private Uni<List<LegalProfile>> holding(
            Organization organization, GrantTerms terms, Subject subject, Instant now) {
        var said = terms.particulars();
        var under = new ArrayList<>(said.jurisdictions());
        under.add(subject.jurisdiction());
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return choices.of(organization)
                .map(
                        chosen -> {
                            var named = new HashSet<>(chosen);
                            named.addAll(said.profiles());
                            return profiles.holding(day, under, named);
                        });
    }

    private void mustBeKnown(List<String> named) {
        var known = profiles.codes();
        for (var i = 0; i < named.size(); i++) {
            if (!known.contains(named.get(i))) {
                throw new Declined(
                                LawProblem.UNKNOWN_PROFILE,
                                "Known are " + String.join(", ", known.stream().sorted().toList()))
                        .at("/profiles/" + i);
            }
        }
    }

    private static Facts facts(GrantTerms terms, Subject subject, Notice notice) {
        var assisted = terms.particulars().counselOrUnion();
        return new Facts(
                subject.life(),
                notice.presentation(),
                assisted == CounselOrUnion.COUNSEL || assisted == CounselOrUnion.UNION,
                IntStream.range(0, terms.scope().size())
                        .boxed()
                        .flatMap(i -> permission(terms.scope().get(i), i))
                        .toList());
    }

    private static Stream<Facts.Permission> permission(ScopeLine line, int position) {
        return line.effect() == Effect.PROHIBIT
                ? Stream.of()
                : Stream.of(
                        new Facts.Permission(
                                "/scope/" + position,
                                line.description(),
                                line.purposes(),
                                line.period().from(),
                                line.period().until(),
                                line.actions().stream().anyMatch(SYNTHETIC::contains),
                                line.conditions().disclosure().labelClass() != null,
                                !line.narrowing().projects().isEmpty()));
    }
}
