package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.LABEL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.gateway.publication.Stage.Consented;
import dev.candor.gateway.publication.Stage.Decided;
import dev.candor.gateway.publication.Steps.Timed;
import dev.candor.gateway.publication.Verification.ManifestAction;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Third step: what the asset is (verdict), and which label its markets need (plan).
@ApplicationScoped
class Decide {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record VerdictRequest(
            Credentials verification,
            List<FoundMark> marks,
            @Nullable Declared declaration,
            List<Disclosure.Watermark> watermarks,
            List<Disclosure.Edit> edits,
            Disclosure.@Nullable Topic subject,
            @Nullable Boolean sensitive) {
        @RegisterForReflection
        record Credentials(
                CredentialsFound state, List<String> digitalSourceTypes, List<String> actions) {}

        @RegisterForReflection
        record FoundMark(String kind, String digitalSourceType) {}

        @RegisterForReflection
        record Declared(String digitalSourceType, String declaredBy) {}
    }

    /// The states of a verification, in the words of label-service.
    enum CredentialsFound {
        Trusted,
        Valid,
        Invalid,
        NoManifest,
        Unavailable;

        static CredentialsFound of(Verification.State state) {
            return switch (state) {
                case Trusted -> Trusted;
                case Valid -> Valid;
                case Invalid -> Invalid;
                case NoManifest, Unsupported -> NoManifest;
                case Remote -> Unavailable; // they are kept elsewhere, and nobody fetched them
            };
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record PlanRequest(
            UUID verdictId,
            List<String> markets,
            List<String> languages,
            Media media,
            List<Disclosure.Circumstance> circumstances,
            List<Disclosure.Role> roles,
            Disclosure.@Nullable Prominence prominence,
            Disclosure.@Nullable Context context,
            Disclosure.@Nullable Generator generator) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @RegisterForReflection
        record Media(
                String mediaType,
                @Nullable Integer width,
                @Nullable Integer height,
                @Nullable Integer orientation) {}
    }

    private static final Pattern STATED =
            Pattern.compile(
                    "/(circumstances|roles|prominence|context|generator|watermarks|edits|subject"
                            + "|sensitive)(/.*)?");

    private record Decision(Verdict verdict, Plan plan) {}

    private final Steps steps;

    Decide(Steps steps) {
        this.steps = steps;
    }

    Uni<Decided> of(Consented consented) {
        var call =
                verdict(consented)
                        .chain(
                                verdict ->
                                        plan(consented, verdict, consented.declaration().markets())
                                                .invoke(Decide::mustFitInOneFile)
                                                .map(plan -> new Decision(verdict, plan)));
        return steps.timed(Step.DECIDE, call).map(timed -> decided(consented, timed));
    }

    Uni<Verdict> verdict(Consented consented) {
        return asDeclared(
                steps.post(LABEL, "/v1/verdicts", consented, evidence(consented), Verdict.class));
    }

    private static <T> Uni<T> asDeclared(Uni<T> call) {
        return call.onFailure(Declined.class).transform(failure -> asDeclared((Declined) failure));
    }

    /// A refusal points at members of what we sent; the publisher wrote them elsewhere.
    static Declined asDeclared(Declined refusal) {
        return refusal.pointer()
                .filter(pointer -> STATED.matcher(pointer).matches())
                .map(pointer -> refusal.at("/disclosure" + declared(pointer)))
                .orElse(refusal);
    }

    private static String declared(String pointer) {
        return pointer.equals("/subject") ? "/topic" : pointer;
    }

    Uni<Plan> plan(Consented consented, Verdict verdict, List<String> markets) {
        var declaration = consented.declaration();
        var stated = declaration.stated();
        var found = consented.inspected().inspection();
        var request =
                new PlanRequest(
                        verdict.id(),
                        markets,
                        declaration.languages(),
                        new PlanRequest.Media(
                                found.mediaType(),
                                said(found.width()),
                                said(found.height()),
                                found.orientation()),
                        stated.circumstances(),
                        stated.roles(),
                        stated.prominence(),
                        stated.context(),
                        stated.generator());
        return asDeclared(steps.post(LABEL, "/v1/plans", consented, request, Plan.class));
    }

    /// What a file does not say is 0 in an inspection.
    private static @Nullable Integer said(int pixels) {
        return pixels == 0 ? null : pixels;
    }

    /// A publication is one file: the label of one market must not go out for all.
    static void mustFitInOneFile(Plan plan) {
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
        var stated = consented.declaration().stated();
        return new VerdictRequest(
                new VerdictRequest.Credentials(
                        CredentialsFound.of(found.verification().state()),
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
                        : new VerdictRequest.Declared(declared.code(), consented.actor().name()),
                stated.watermarks(),
                stated.edits(),
                stated.topic(),
                stated.sensitive());
    }
}
