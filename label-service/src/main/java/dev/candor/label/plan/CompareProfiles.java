package dev.candor.label.plan;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.label.profile.Difference;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Rulebook;
import dev.candor.label.profile.Rulebooks;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.verdict.VerdictId;
import dev.candor.label.verdict.Verdicts;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A dry run: what another version of a profile would change, in its rules and in one plan.
@ApplicationScoped
class CompareProfiles {
    private final Planner planner;
    private final Rulebooks rulebooks;
    private final Verdicts verdicts;
    private final Clock clock;

    CompareProfiles(Planner planner, Rulebooks rulebooks, Verdicts verdicts, Clock clock) {
        this.planner = planner;
        this.rulebooks = rulebooks;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /// The two versions, and the book they stand in.
    record Pair(Rulebook rulebook, Profile before, Profile after) {}

    @WithSession
    Uni<ComparisonView> compare(Actor actor, ComparisonRequest request) {
        return rulebooks
                .of(actor.organization())
                .map(rulebook -> pair(rulebook, request))
                .chain(pair -> compare(actor, request, pair));
    }

    private Pair pair(Rulebook rulebook, ComparisonRequest request) {
        var before = version(rulebook, request.profile(), request.before(), "/before");
        if (request.candidate() != null) {
            return new Pair(rulebook, before, rulebooks.candidate(request.candidate()));
        }
        if (request.after() == null) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST, "Name a version, or send a candidate.")
                    .at("/after");
        }
        return new Pair(
                rulebook, before, version(rulebook, request.profile(), request.after(), "/after"));
    }

    private static Profile version(Rulebook rulebook, String id, int version, String pointer) {
        return rulebook.version(id, version)
                .orElseThrow(
                        () ->
                                new Declined(
                                                PlanProblem.UNKNOWN_PROFILE_VERSION,
                                                "GET /v1/profiles/{id}/versions lists them.")
                                        .at(pointer));
    }

    private Uni<ComparisonView> compare(Actor actor, ComparisonRequest request, Pair pair) {
        var differences = Difference.between(pair.before(), pair.after());
        var wanted = request.plan();
        if (wanted == null) {
            return Uni.createFrom().item(new ComparisonView(request.profile(), differences, null));
        }
        var order = wanted.order(actor.organization(), today());
        return verdicts.require(actor.organization(), new VerdictId(wanted.verdictId()))
                .onFailure(Declined.class)
                .transform(_ -> MakePlan.unknownVerdict(wanted, "/plan"))
                .map(verdict -> plans(planner, verdict, order, pair))
                .map(plans -> new ComparisonView(request.profile(), differences, plans));
    }

    static ComparisonView.Plans plans(
            Planner planner, Verdict verdict, PlanOrder order, Pair pair) {
        var before = planner.plan(verdict, order, pair.rulebook().supposing(pair.before()));
        var after = planner.plan(verdict, order, pair.rulebook().supposing(pair.after()));
        return new ComparisonView.Plans(
                !before.variants().equals(after.variants()),
                ComparisonView.Outcome.of(before),
                ComparisonView.Outcome.of(after));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
