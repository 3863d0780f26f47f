package dev.candor.label.plan;

import dev.candor.kit.problem.Declined;
import dev.candor.label.plan.Composer.Composed;
import dev.candor.label.plan.Plan.Applied;
import dev.candor.label.plan.Plan.Forced;
import dev.candor.label.profile.Market;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Rulebook;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.Vocabulary;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes plans: verdict, rules and media in, instructions and reasons out. Pure.
@Singleton
class Planner {
    private static final String ALL = "all";

    private final Vocabulary vocabulary;

    Planner(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// What a plan will say.
    ///
    /// @param visible of the first variant
    /// @param forced of the first variant
    record Draft(
            List<Applied> applied,
            Level level,
            Visible visible,
            List<Variant> variants,
            List<Forced> forced,
            List<String> explanation) {}

    /// What is asked in one market.
    ///
    /// @param profiles none where the use is exempt
    record Ruling(Market market, List<Profile> profiles, List<String> said) {}

    /// @throws Declined a `PlanProblem`
    Draft plan(Verdict verdict, PlanOrder request, Rulebook rulebook) {
        mustBePublishable(verdict);
        var order = request.knowing(verdict);
        mustStandOut(verdict, order);
        var rulings =
                order.markets().stream().map(market -> ruling(market, order, rulebook)).toList();
        var composer = new Composer(verdict, order, vocabulary);
        var together = composer.compose(rulings);
        var files = together.map(List::of).orElseGet(() -> apart(composer, rulings));
        var explanation = new ArrayList<String>();
        explanation.add(verdict.sentence());
        rulings.forEach(ruling -> explanation.addAll(ruling.said()));
        if (together.isEmpty()) {
            explanation.add(
                    "No position suits all these markets, so each of them gets a file of its own.");
        }
        files.stream().flatMap(file -> file.said().stream()).distinct().forEach(explanation::add);
        return new Draft(
                applied(rulings),
                level(verdict, files),
                files.getFirst().visible(),
                variants(files, rulings, together.isPresent()),
                files.getFirst().forced(),
                explanation);
    }

    /// Row 1: what is forbidden is blocked, never labelled and published.
    private static void mustBePublishable(Verdict verdict) {
        if (verdict.blocked()) {
            throw new Declined(
                            PlanProblem.NOT_PUBLISHABLE,
                            "The verdict forbids it; no label changes that.")
                    .at("/verdictId")
                    .with("rule", 1);
        }
    }

    /// Reporting on harmful content, and advocacy with an event that did not happen as shown:
    /// only with a label that stands out, a note on the context and the source (PAI, practice 15;
    /// case A10).
    private static void mustStandOut(Verdict verdict, PlanOrder order) {
        if (!order.mustStandOut() || !verdict.labelClass().generative()) {
            return;
        }
        if (order.prominence() != Prominence.PROMINENT) {
            throw new Declined(
                            PlanProblem.LABEL_NOT_PROMINENT,
                            "Reporting on harmful content and advocacy need prominence PROMINENT,"
                                    + " so that nobody takes the media as real.")
                    .at("/prominence")
                    .with("rule", "PAI-15");
        }
        if (order.context() == null) {
            throw new Declined(
                            PlanProblem.LABEL_NOT_PROMINENT,
                            "Say in a note what is known, and name the source of the true event.")
                    .at("/context")
                    .with("rule", "PAI-15");
        }
    }

    private static Ruling ruling(Market market, PlanOrder order, Rulebook rulebook) {
        var who = order.roles();
        var profiles = rulebook.of(market, order.on(), who, order.circumstances());
        if (profiles.stream().anyMatch(Profile::speaksOfLabels)) {
            return new Ruling(market, profiles, said(market, profiles));
        }
        var exempting = rulebook.exempting(market, order.on(), who, order.circumstances());
        return exempting.isEmpty()
                ? neutral(market, profiles, rulebook.neutral())
                : new Ruling(
                        market,
                        List.of(),
                        List.of(
                                "In %s the profile %s exempts this use."
                                        .formatted(
                                                market.code(),
                                                exempting.stream()
                                                        .map(Profile::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    /// Rules that speak of other things than labels leave those to the neutral default.
    private static Ruling neutral(Market market, List<Profile> others, Profile neutral) {
        var said = new ArrayList<>(said(market, others));
        said.add(
                (others.isEmpty()
                                ? "No specific profile is shipped for %s; the neutral default"
                                : "They do not speak of labels in %s; the neutral default")
                        .formatted(market.code())
                        .concat(" applies."));
        return new Ruling(
                market, Stream.concat(others.stream(), Stream.of(neutral)).toList(), said);
    }

    private static List<String> said(Market market, List<Profile> profiles) {
        return profiles.stream().map(profile -> applies(market, profile)).toList();
    }

    private static String applies(Market market, Profile profile) {
        return "In %s the profile %s applies: %s, in force since %s."
                .formatted(market.code(), profile.id(), profile.title(), profile.effective());
    }

    private static List<Applied> applied(List<Ruling> rulings) {
        return rulings.stream()
                .flatMap(
                        ruling ->
                                ruling.profiles().stream()
                                        .map(profile -> applied(ruling.market(), profile)))
                .toList();
    }

    private static Applied applied(Market market, Profile profile) {
        return new Applied(market.code(), profile.id(), profile.version(), profile.effective());
    }

    private static List<Composed> apart(Composer composer, List<Ruling> rulings) {
        return rulings.stream().map(ruling -> alone(composer, ruling)).toList();
    }

    private static Composed alone(Composer composer, Ruling ruling) {
        return composer.compose(List.of(ruling))
                .orElseThrow(
                        () ->
                                new Declined(
                                        PlanProblem.INCOMPATIBLE_PROFILES,
                                        "No position suits all the profiles of %s."
                                                .formatted(ruling.market().code())));
    }

    private static List<Variant> variants(
            List<Composed> files, List<Ruling> rulings, boolean together) {
        if (together) {
            var markets = rulings.stream().map(ruling -> ruling.market().code()).toList();
            return List.of(variant(ALL, markets, files.getFirst()));
        }
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < files.size(); i++) {
            var market = rulings.get(i).market().code();
            variants.add(variant(market, List.of(market), files.get(i)));
        }
        return variants;
    }

    private static Variant variant(String name, List<String> markets, Composed file) {
        return new Variant(name, markets, file.instructions(), file.forced());
    }

    /// Small edits go behind "info" (case A11).
    private static Level level(Verdict verdict, List<Composed> files) {
        if (files.stream().anyMatch(Composed::due)) {
            return Level.VISIBLE;
        }
        return verdict.toldInMenu() ? Level.INFO_IN_MENU : Level.NONE;
    }
}
