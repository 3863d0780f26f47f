package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.LABEL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.gateway.publication.Stage.Consented;
import dev.candor.gateway.publication.Stage.Decided;
import dev.candor.gateway.publication.Steps.Timed;
import dev.candor.gateway.publication.Verification.ManifestAction;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Third step: what the asset is (verdict), and which label its markets need (plan).
@ApplicationScoped
class Decide {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictRequest(
            Credentials verification, List<FoundMark> marks, @Nullable Declared declaration) {
        record Credentials(
                Verification.State state, List<String> digitalSourceTypes, List<String> actions) {}

        record FoundMark(String kind, String digitalSourceType) {}

        record Declared(String digitalSourceType, String declaredBy) {}
    }

    record PlanRequest(UUID verdictId, List<String> markets, List<String> languages, Media media) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Media(String mediaType, int width, int height, @Nullable Integer orientation) {}
    }

    private record Decision(Verdict verdict, Plan plan) {}

    private final Steps steps;

    Decide(Steps steps) {
        this.steps = steps;
    }

    Uni<Decided> of(Consented consented) {
        var call =
                steps.post(
                                LABEL,
                                "/v1/verdicts",
                                consented.actor(),
                                evidence(consented),
                                Verdict.class)
                        .chain(verdict -> plan(consented, verdict));
        return steps.timed(Step.DECIDE, call).map(timed -> decided(consented, timed));
    }

    private Uni<Decision> plan(Consented consented, Verdict verdict) {
        var declaration = consented.declaration();
        var found = consented.inspected().inspection();
        var request =
                new PlanRequest(
                        verdict.id(),
                        declaration.markets(),
                        declaration.languages(),
                        new PlanRequest.Media(
                                found.mediaType(),
                                found.width(),
                                found.height(),
                                found.orientation()));
        return steps.post(LABEL, "/v1/plans", consented.actor(), request, Plan.class)
                .invoke(Decide::mustFitInOneFile)
                .map(plan -> new Decision(verdict, plan));
    }

    /// A publication is one file: the label of one market must not go out for all.
    private static void mustFitInOneFile(Plan plan) {
        if (plan.files() > 1) {
            throw new Declined(
                            PublicationProblem.LABEL_NOT_RENDERED,
                            "These markets ask for labels that no one file can carry; publish once"
                                    + " for each of them.")
                    .at("/markets");
        }
    }

    private static Decided decided(Consented consented, Timed<Decision> timed) {
        var verdict = timed.value().verdict();
        var plan = timed.value().plan();
        var summary =
                "%s (%s); %s under %s"
                        .formatted(
                                verdict.title(),
                                verdict.certainty().toLowerCase(Locale.ROOT),
                                plan.visible().required()
                                        ? "a visible label is required"
                                        : "no visible label is required",
                                String.join(", ", plan.profileNames()));
        return new Decided(consented, verdict, plan, consented.and(timed.done(summary)));
    }

    static VerdictRequest evidence(Consented consented) {
        var found = consented.inspected().inspection();
        var declared = consented.declaration().digitalSourceType();
        return new VerdictRequest(
                new VerdictRequest.Credentials(
                        found.verification().state(),
                        found.verification()
                                .actions()
                                .map(ManifestAction::digitalSourceType)
                                .filter(Objects::nonNull)
                                .map(DigitalSourceType::shortCode)
                                .distinct()
                                .toList(),
                        found.verification()
                                .actions()
                                .map(ManifestAction::action)
                                .distinct()
                                .toList()),
                found.sourceTypeMarks()
                        .map(
                                mark ->
                                        new VerdictRequest.FoundMark(
                                                mark.kind(),
                                                DigitalSourceType.shortCode(
                                                        Objects.requireNonNullElse(
                                                                mark.value(), ""))))
                        .distinct()
                        .toList(),
                declared == null
                        ? null
                        : new VerdictRequest.Declared(declared.code(), consented.actor().name()));
    }
}
