package dev.candor.label.plan;

import dev.candor.kit.problem.Declined;
import dev.candor.label.plan.Plan.Applied;
import dev.candor.label.plan.Plan.Forced;
import dev.candor.label.profile.Market;
import dev.candor.label.profile.Profile;
import dev.candor.label.profile.Profiles;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Vocabulary;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes plans: verdict and markets in, label and reasons out. Pure.
@Singleton
class Planner {
    private final Profiles profiles;
    private final Vocabulary vocabulary;

    Planner(Profiles profiles, Vocabulary vocabulary) {
        this.profiles = profiles;
        this.vocabulary = vocabulary;
    }

    /// What a plan will say.
    record Draft(
            List<Applied> applied,
            Visible visible,
            List<Forced> forced,
            List<String> explanation) {}

    /// @param markets at least one
    /// @param languages wishes, best first; English serves where none of them is known
    /// @throws Declined `INCOMPATIBLE_PROFILES` where no position suits all markets
    Draft plan(Verdict verdict, List<Market> markets, List<String> languages, MediaFacts media) {
        var explanation = new ArrayList<String>();
        explanation.add(verdict.sentence());
        markets.forEach(market -> explanation.add(rules(market)));
        var applied =
                markets.stream()
                        .map(
                                market ->
                                        new Applied(
                                                market.code(),
                                                profiles.of(market).id(),
                                                profiles.of(market).effective()))
                        .toList();
        var strictest = new Strictest(markets.stream().map(profiles::of).distinct().toList());
        var visible = visible(verdict, strictest, languages, media, explanation);
        return new Draft(applied, visible, strictest.forced(), explanation);
    }

    private String rules(Market market) {
        var profile = profiles.of(market);
        return profile.equals(profiles.neutral())
                ? "No specific profile is shipped for %s; the neutral default applies."
                        .formatted(market.code())
                : "In %s the profile %s applies: %s, in force since %s."
                        .formatted(
                                market.code(), profile.id(), profile.title(), profile.effective());
    }

    private Visible visible(
            Verdict verdict,
            Strictest strictest,
            List<String> languages,
            MediaFacts media,
            List<String> explanation) {
        var phrase = verdict.labelClass().phrase();
        if (phrase.isEmpty() || !verdict.asksForLabel()) {
            return new Visible.None(verdict.sentence());
        }
        return strictest
                .requiring()
                .<Visible>map(
                        profile ->
                                label(
                                        profile,
                                        phrase.get(),
                                        strictest,
                                        languages,
                                        media,
                                        explanation))
                .orElseGet(() -> new Visible.None("No market asks for a visible label."));
    }

    private Visible.Label label(
            Profile requiring,
            Phrase phrase,
            Strictest strictest,
            List<String> languages,
            MediaFacts media,
            List<String> explanation) {
        var layers = strictest.layers(media.shorterSide());
        if (layers == Layers.TOKEN) {
            explanation.add("The image is small, so the token \"AI\" stands alone.");
        }
        var language = language(languages, explanation);
        var text =
                vocabulary.label(phrase, language, layers).stream()
                        .map(Outline::text)
                        .collect(Collectors.joining(" "));
        var geometry =
                strictest
                        .geometry()
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                PlanProblem.INCOMPATIBLE_PROFILES,
                                                "No position suits all these markets; make a plan"
                                                        + " for each."));
        return new Visible.Label(
                "%s asks for a visible label on a material use of AI.".formatted(requiring.id()),
                phrase,
                layers,
                strictest.tokenMayStandAlone(),
                text,
                language.tag(),
                geometry);
    }

    private Language language(List<String> wishes, List<String> explanation) {
        var known = wishes.stream().map(vocabulary::find).flatMap(Optional::stream).toList();
        var unknown = wishes.stream().filter(tag -> vocabulary.find(tag).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            explanation.add(
                    "There are no label words for %s.".formatted(String.join(", ", unknown)));
        }
        if (known.isEmpty()) {
            explanation.add(
                    "The words are English, since no other language was asked for that has words.");
            return vocabulary.fallback();
        }
        var language = known.getFirst();
        explanation.add("The words are %s%s.".formatted(language.name(), reviewed(language)));
        return language;
    }

    private static String reviewed(Language language) {
        return switch (language.review()) {
            case DRAFT -> ", a draft that no native speaker has reviewed yet";
            case NATIVE -> "";
        };
    }
}
