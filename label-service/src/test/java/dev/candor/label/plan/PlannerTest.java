package dev.candor.label.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.label.plan.Planner.Draft;
import dev.candor.label.profile.Market;
import dev.candor.label.profile.Profiles;
import dev.candor.label.verdict.SampleVerdicts;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final Planner PLANNER = new Planner(new Profiles(), new Vocabulary());
    private static final Verdict GENERATED =
            SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
    private static final MediaFacts PHOTO = new MediaFacts("image/jpeg", 4000, 3000, 1);

    @ParameterizedTest
    @ValueSource(strings = {"EU", "AT", "DE", "GR", "SE"})
    void theUnionAndItsMembersFollowTheCode(String market) {
        var draft = plan(GENERATED, PHOTO, List.of("en"), market);

        assertThat(draft.applied()).extracting("profile").containsExactly("eu-cop-s2");
        assertThat(label(draft).text()).isEqualTo("AI GENERATED");
        assertThat(label(draft).geometry().position()).isEqualTo(Position.TOP_RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORLD", "US", "CN", "GB", "NO"})
    void marketsWithoutAProfileGetTheNeutralDefaultAndAreTold(String market) {
        var draft = plan(GENERATED, PHOTO, List.of("en"), market);

        assertThat(draft.applied()).extracting("profile").containsExactly("neutral-default");
        assertThat(label(draft).text()).isEqualTo("AI-generated");
        assertThat(draft.explanation())
                .contains(
                        "No specific profile is shipped for %s; the neutral default applies."
                                .formatted(market));
    }

    @Test
    void theStrictestProfileWinsAndIsNamed() {
        var draft = plan(GENERATED, PHOTO, List.of("fr"), "US", "FR");

        assertThat(label(draft).layers()).isEqualTo(Layers.TOKEN_AND_WORDS);
        assertThat(label(draft).geometry().minHeightRatio()).isEqualTo(0.03);
        assertThat(draft.forced())
                .contains(
                        new Plan.Forced("token", "AI", "eu-cop-s2"),
                        new Plan.Forced("minHeightRatio", "0.03", "eu-cop-s2"),
                        new Plan.Forced("visible", "REQUIRED", "neutral-default"));
    }

    @Test
    void onlyMarketsThatAllowItLetTheTokenStandAlone() {
        assertThat(label(plan(GENERATED, PHOTO, List.of(), "DE")).fallbackToToken()).isTrue();
        assertThat(label(plan(GENERATED, PHOTO, List.of(), "DE", "US")).fallbackToToken())
                .isFalse();
    }

    @Test
    void aSmallImageCarriesTheTokenAlone() {
        var draft =
                plan(GENERATED, new MediaFacts("image/png", 400, 199, null), List.of("de"), "DE");

        assertThat(label(draft).layers()).isEqualTo(Layers.TOKEN);
        assertThat(label(draft).text()).isEqualTo("AI");
    }

    @Test
    void aLanguageWithoutWordsFallsBackToEnglishAndSaysSo() {
        var draft = plan(GENERATED, PHOTO, List.of("tlh"), "EU");

        assertThat(label(draft).language()).isEqualTo("en");
        assertThat(draft.explanation())
                .contains(
                        "There are no label words for tlh.",
                        "The words are English, since no other language was asked for that has"
                                + " words.");
    }

    @Test
    void theFirstLanguageThatHasWordsIsUsed() {
        assertThat(label(plan(GENERATED, PHOTO, List.of("tlh", "fr-CA", "de"), "EU")).language())
                .isEqualTo("fr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digitalCapture",
                "algorithmicallyEnhanced",
                "digitalCreation",
                "dataDrivenMedia",
                "composite"
            })
    void whatIsNotAMaterialUseOfAiCarriesNoLabel(String type) {
        var verdict = SampleVerdicts.declared(DigitalSourceType.of(type).orElseThrow());

        var draft = plan(verdict, PHOTO, List.of("en"), "EU");

        assertThat(draft.visible()).isInstanceOf(Visible.None.class);
        assertThat(draft.visible().reason()).contains("It carries no AI label, because");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "eu", "de", "EUR", "", "UK"})
    void whatIsNoMarketIsNone(String code) {
        assertThat(Market.of(code)).isEmpty();
    }

    private static Draft plan(
            Verdict verdict, MediaFacts media, List<String> languages, String... markets) {
        return PLANNER.plan(
                verdict, Stream.of(markets).map(Market::new).toList(), languages, media);
    }

    private static Visible.Label label(Draft draft) {
        assertThat(draft.visible()).isInstanceOf(Visible.Label.class);
        return (Visible.Label) draft.visible();
    }
}
