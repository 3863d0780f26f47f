package dev.candor.label.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.problem.Declined;
import dev.candor.label.plan.Instruction.EmbeddedMarks;
import dev.candor.label.plan.Instruction.ImageLabel;
import dev.candor.label.plan.Instruction.Moment;
import dev.candor.label.plan.Instruction.PdfStamp;
import dev.candor.label.plan.Instruction.Place;
import dev.candor.label.plan.Instruction.Rate;
import dev.candor.label.plan.Instruction.SpokenDisclosure;
import dev.candor.label.plan.Instruction.Standard;
import dev.candor.label.plan.Instruction.TextLine;
import dev.candor.label.plan.Instruction.VideoOverlay;
import dev.candor.label.plan.Instruction.Window;
import dev.candor.label.plan.Instruction.Words;
import dev.candor.label.plan.Planner.Draft;
import dev.candor.label.profile.Circumstance;
import dev.candor.label.profile.Market;
import dev.candor.label.profile.SampleProfiles;
import dev.candor.label.verdict.SampleVerdicts;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Layers;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Position;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final Planner PLANNER = new Planner(new Vocabulary());
    private static final Verdict GENERATED =
            SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
    private static final Verdict VERIFIED =
            SampleVerdicts.credentials(
                    CredentialState.VALID_TRUSTED, DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
    private static final MediaFacts PHOTO = MediaFacts.image("image/jpeg", 4000, 3000);
    private static final MediaFacts FILM =
            new MediaFacts("video/mp4", 1920, 1080, null, 900_000L, List.of(400_000L), null);
    private static final MediaFacts RECORDING =
            new MediaFacts("audio/mpeg", null, null, null, 900_000L, List.of(400_000L), true);
    private static final MediaFacts ARTICLE =
            new MediaFacts("text/html", null, null, null, null, null, null);

    @ParameterizedTest
    @ValueSource(strings = {"EU", "AT", "DE", "GR", "SE"})
    void theUnionAndItsMembersFollowTheCode(String market) {
        var draft = plan(GENERATED, PHOTO, List.of("en"), market);

        assertThat(draft.applied()).extracting("profile").containsExactly("eu-cop-s2");
        assertThat(label(draft).text()).isEqualTo("AI GENERATED");
        assertThat(label(draft).geometry().position()).isEqualTo(Position.TOP_RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORLD", "US", "US-CA", "GB", "NO"})
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
    void chinaAndTheUnionInOneFileShowBothWordsAtTheGreaterHeight() {
        var draft = plan(VERIFIED, PHOTO, List.of("de"), "DE", "CN");

        var image = only(draft, ImageLabel.class);
        assertThat(draft.variants()).hasSize(1);
        assertThat(label(draft).text()).isEqualTo("AI KI-generiert AI生成");
        assertThat(image.words())
                .containsExactly(
                        new Words(
                                "AI KI-generiert",
                                "de",
                                Phrase.AI_GENERATED,
                                Layers.TOKEN_AND_WORDS),
                        new Words("AI生成", "zh-Hans", Phrase.AI_GENERATED, Layers.WORDS));
        assertThat(image.inkHeightRatio()).isEqualTo(0.05);
        assertThat(draft.forced())
                .contains(
                        new Plan.Forced("minHeightRatio", "0.05", "cn-gb45438-2025"),
                        new Plan.Forced("requiredWords", "AI生成", "cn-gb45438-2025"),
                        new Plan.Forced("embedded", "TC260_AIGC", "cn-gb45438-2025"));
    }

    /// The honesty ladder of the Chinese measures: is, may be, suspected.
    @Test
    void chinaHearsHowSureTheVerdictIs() {
        assertThat(aigc(plan(VERIFIED, PHOTO, List.of(), "CN"))).containsEntry("Label", "1");
        assertThat(label(plan(VERIFIED, PHOTO, List.of(), "CN")).text()).isEqualTo("AI生成");
        var declared = plan(GENERATED, PHOTO, List.of(), "CN");
        assertThat(aigc(declared)).containsEntry("Label", "2");
        assertThat(label(declared).text()).isEqualTo("可能为AI生成合成内容");
        assertThat(aigc(plan(GENERATED, order(PHOTO, "CN").provider())))
                .containsEntry("Label", "1");
    }

    @Test
    void theAigcObjectHasItsSevenFieldsInOrderAndIsAlone() {
        var draft = plan(VERIFIED, PHOTO, List.of(), "CN");

        assertThat(aigc(draft).keySet())
                .containsExactly(
                        "Label",
                        "ContentProducer",
                        "ProduceID",
                        "ReservedCode1",
                        "ContentPropagator",
                        "PropagateID",
                        "ReservedCode2");
        assertThat(aigc(draft).values()).allMatch(value -> value.matches("[!-~&&[^\"\\\\]]*"));
        assertThat(aigc(draft)).containsEntry("ContentProducer", "demo");
        assertThat(aigc(draft).get("ProduceID")).isEqualTo(aigc(draft).get("PropagateID"));
        assertThatThrownBy(
                        () ->
                                new Variant(
                                        "all",
                                        List.of("CN"),
                                        List.of(
                                                new EmbeddedMarks(Standard.TC260_AIGC, aigc(draft)),
                                                new EmbeddedMarks(
                                                        Standard.TC260_AIGC, aigc(draft))),
                                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyMarketsThatAllowItLetTheTokenStandAlone() {
        assertThat(label(plan(GENERATED, PHOTO, List.of(), "DE")).fallbackToToken()).isTrue();
        assertThat(label(plan(GENERATED, PHOTO, List.of(), "DE", "US")).fallbackToToken())
                .isFalse();
    }

    @Test
    void aSmallImageCarriesTheTokenAlone() {
        var draft = plan(GENERATED, MediaFacts.image("image/png", 400, 199), List.of("de"), "DE");

        assertThat(label(draft).layers()).isEqualTo(Layers.TOKEN);
        assertThat(label(draft).text()).isEqualTo("AI");
    }

    @Test
    void anImageTooNarrowForItsWordsIsRefusedWithTheLeastWidth() {
        assertThatThrownBy(
                        () ->
                                plan(
                                        GENERATED,
                                        MediaFacts.image("image/png", 40, 400),
                                        List.of("en"),
                                        "US"))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> {
                            assertThat(declined.type()).isEqualTo(PlanProblem.LABEL_DOES_NOT_FIT);
                            assertThat((Long) declined.members().get("minimumWidth"))
                                    .isBetween(100L, 130L);
                        });
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
    void withoutAWishTheMarketsOwnLanguageServes() {
        var draft = plan(GENERATED, PHOTO, List.of(), "FR");

        assertThat(label(draft).language()).isEqualTo("fr");
        assertThat(draft.explanation())
                .anyMatch(sentence -> sentence.contains("the market's own, since none"));
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

    @Test
    void a11SmallEditsStandBehindInfoAndGeneratedMediaInSight() {
        var edited = SampleVerdicts.declared(DigitalSourceType.ALGORITHMICALLY_ENHANCED);

        assertThat(plan(edited, PHOTO, List.of(), "EU").level()).isEqualTo(Level.INFO_IN_MENU);
        assertThat(only(plan(edited, PHOTO, List.of(), "EU"), TextLine.class).places())
                .containsExactly(Place.MENU);
        assertThat(plan(GENERATED, PHOTO, List.of(), "EU").level()).isEqualTo(Level.VISIBLE);
    }

    @Test
    void a10AFootnoteIsNotEnoughForAdvocacyNorForReportingOnHarm() {
        for (var why : List.of(Circumstance.ADVOCACY, Circumstance.REPORTING_ON_HARM)) {
            assertThatThrownBy(
                            () ->
                                    plan(
                                            GENERATED,
                                            order(PHOTO, "EU")
                                                    .when(why)
                                                    .prominence(Prominence.FOOTNOTE)))
                    .isInstanceOfSatisfying(
                            Declined.class,
                            declined -> {
                                assertThat(declined.type())
                                        .isEqualTo(PlanProblem.LABEL_NOT_PROMINENT);
                                assertThat(declined.pointer()).contains("/prominence");
                            });
            assertThatThrownBy(
                            () ->
                                    plan(
                                            GENERATED,
                                            order(PHOTO, "EU")
                                                    .when(why)
                                                    .prominence(Prominence.PROMINENT)))
                    .isInstanceOfSatisfying(
                            Declined.class,
                            declined -> assertThat(declined.pointer()).contains("/context"));
        }
    }

    @Test
    void a10AProminentLabelIsTwiceAsHighAndSaysWhatTrulyHappened() {
        var draft =
                plan(
                        GENERATED,
                        order(PHOTO, "EU")
                                .when(Circumstance.ADVOCACY)
                                .prominence(Prominence.PROMINENT)
                                .context(
                                        "Shown to protect those who were there.",
                                        "https://example.org/report"));

        assertThat(label(draft).geometry().minHeightRatio()).isEqualTo(0.06);
        assertThat(only(draft, TextLine.class).more())
                .containsExactly("Shown to protect those who were there.");
        assertThat(only(draft, TextLine.class).link()).isEqualTo("https://example.org/report");
        assertThat(only(draft, TextLine.class).places()).containsExactly(Place.ABOVE);
        assertThat(draft.forced())
                .contains(new Plan.Forced("prominence", "PROMINENT", "pai-default"));
    }

    @Test
    void row22EvidentArtMayCarryItsWordsInTheCredits() {
        var draft = plan(GENERATED, order(PHOTO, "EU").when(Circumstance.EVIDENT_ART));

        assertThat(draft.visible()).isInstanceOf(Visible.None.class);
        assertThat(draft.level()).isEqualTo(Level.VISIBLE);
        assertThat(only(draft, TextLine.class).places()).containsExactly(Place.CREDITS);
        // China knows no such relaxation: the label stays in the picture.
        assertThat(
                        plan(GENERATED, order(PHOTO, "EU", "CN").when(Circumstance.EVIDENT_ART))
                                .visible())
                .isInstanceOf(Visible.Label.class);
    }

    @Test
    void anExemptUseIsExemptAndSaysByWhich() {
        var draft = plan(GENERATED, order(PHOTO, "DE").when(Circumstance.PERSONAL_USE));

        assertThat(draft.visible()).isInstanceOf(Visible.None.class);
        assertThat(draft.explanation()).contains("In DE the profile eu-cop-s2 exempts this use.");
    }

    @Test
    void anAdvertisementWithASyntheticPerformerFollowsNewYorkInAllOfTheCountry() {
        var ad =
                order(FILM, "US")
                        .when(Circumstance.ADVERTISEMENT, Circumstance.SYNTHETIC_PERFORMER);

        assertThat(plan(GENERATED, ad).applied())
                .extracting("profile")
                .containsExactly("us-ny-gbl-396b");
        assertThat(only(plan(GENERATED, ad), VideoOverlay.class).wholeDuration()).isTrue();
    }

    @Test
    void aFilmIsLabelledAtItsStartAfterInterruptionsAndAtIntervals() {
        var overlay = only(plan(GENERATED, FILM, List.of("en"), "EU"), VideoOverlay.class);

        assertThat(overlay.windows())
                .containsExactly(
                        new Window(0, 4000),
                        new Window(300_000, 304_000),
                        new Window(400_000, 404_000),
                        new Window(600_000, 604_000));
        assertThat(overlay.delivery()).isEqualTo(Instruction.Delivery.BURN_IN);
        assertThat(overlay.firstFrame()).isNull();
    }

    @Test
    void aProminentFilmBeginsWithAStillThatSaysItUnlessNothingIsEncoded() {
        var prominent =
                order(FILM, "CN")
                        .when(Circumstance.ADVOCACY)
                        .prominence(Prominence.PROMINENT)
                        .context("Shown to protect those who were there.", "https://example.org/r");

        var overlay = only(plan(VERIFIED, prominent), VideoOverlay.class);
        var onThePlayer = only(plan(VERIFIED, prominent.withoutEncoding()), VideoOverlay.class);

        assertThat(overlay.wholeDuration()).isTrue();
        assertThat(overlay.firstFrame())
                .isEqualTo(new Instruction.Statement(overlay.label().words().getFirst(), 4000));
        assertThat(onThePlayer.delivery()).isEqualTo(Instruction.Delivery.PLAYER_MANIFEST);
        assertThat(onThePlayer.firstFrame()).isNull();
    }

    @Test
    void theLongestHoldWinsAndIndiaAsksForAllOfIt() {
        var overlay = only(plan(GENERATED, FILM, List.of("en"), "EU", "IN"), VideoOverlay.class);

        assertThat(overlay.wholeDuration()).isTrue();
        assertThat(overlay.windows()).containsExactly(new Window(0, 900_000));
        assertThat(only(plan(VERIFIED, FILM, List.of(), "CN"), VideoOverlay.class).holdMillis())
                .isEqualTo(2000);
    }

    @Test
    void aFilmThatStaysAsItIsNeedsMarketsThatAllowTheLabelOnThePlayer() {
        assertThat(
                        only(
                                        plan(VERIFIED, order(FILM, "CN").withoutEncoding()),
                                        VideoOverlay.class)
                                .delivery())
                .isEqualTo(Instruction.Delivery.PLAYER_MANIFEST);
        assertThatThrownBy(() -> plan(VERIFIED, order(FILM, "CN", "DE").withoutEncoding()))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined ->
                                assertThat(declined.members())
                                        .containsEntry("profiles", List.of("eu-cop-s2")));
    }

    @Test
    void aRecordingSaysItAtTheStartAndAfterInterruptionsAtTheRateChinaAsksFor() {
        var draft = plan(VERIFIED, RECORDING, List.of("de"), "DE", "CN");

        var spoken = only(draft, SpokenDisclosure.class);
        assertThat(spoken.at()).containsExactly(Moment.START, Moment.AFTER_INTERRUPTION);
        assertThat(spoken.interruptionsMillis()).containsExactly(400_000L);
        assertThat(spoken.reminderEveryMillis()).isEqualTo(300_000L);
        assertThat(spoken.rates()).containsExactly(Map.entry("zh-Hans", new Rate(120, 160)));
        assertThat(spoken.phrases()).extracting(Words::language).containsExactly("de", "zh-Hans");
        // The rhythm is enough for China and for nobody else.
        assertThat(spoken.rhythm()).isNull();
        assertThat(
                        only(plan(VERIFIED, RECORDING, List.of(), "CN"), SpokenDisclosure.class)
                                .rhythm())
                .isEqualTo("short long, short short");
        assertThat(only(draft, TextLine.class).places()).containsExactly(Place.ABOVE);
    }

    @Test
    void textIsLabelledWhereThePublicIsInformedAndNobodyAnswersForIt() {
        var news = order(ARTICLE, "EU").when(Circumstance.PUBLIC_INTEREST_TEXT);
        var reviewed =
                order(ARTICLE, "EU")
                        .when(
                                Circumstance.PUBLIC_INTEREST_TEXT,
                                Circumstance.EDITORIAL_RESPONSIBILITY);

        assertThat(only(plan(GENERATED, news), TextLine.class).places())
                .containsExactly(Place.ABOVE);
        assertThat(plan(GENERATED, reviewed).level()).isEqualTo(Level.NONE);
        assertThat(plan(GENERATED, order(ARTICLE, "EU")).level()).isEqualTo(Level.NONE);
        assertThat(plan(GENERATED, order(ARTICLE, "CN")).level()).isEqualTo(Level.VISIBLE);
    }

    @Test
    void aDocumentIsStampedWithTheWayToItsEvidence() {
        var pdf = new MediaFacts("application/pdf", null, null, null, null, null, null);

        var stamp = only(plan(GENERATED, pdf, List.of(), "KR"), PdfStamp.class);

        assertThat(stamp.evidencePath()).isEqualTo("/v1/badges/" + GENERATED.id());
        assertThat(stamp.words().text()).isEqualTo("AI로 생성됨");
    }

    @Test
    void metadataAndPageSayTheSame() {
        var line = only(plan(GENERATED, PHOTO, List.of("en"), "EU"), TextLine.class);

        assertThat(line.jsonLd())
                .containsEntry("@type", "ImageObject")
                .containsEntry(
                        "digitalSourceType",
                        "https://schema.org/TrainedAlgorithmicMediaDigitalSource");
        assertThat(line.meta()).containsEntry("ai-disclosure", "ai-generated");
        assertThat(
                        plan(GENERATED, PHOTO, List.of(), "EU")
                                .variants()
                                .getFirst()
                                .all(EmbeddedMarks.class))
                .containsExactly(
                        new EmbeddedMarks(
                                Standard.IPTC_XMP,
                                Map.of(
                                        "Iptc4xmpExt:DigitalSourceType",
                                        DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA.uri())));
    }

    @Test
    void marketsWhosePositionsExcludeEachOtherGetAFileEach() {
        var rulebook =
                SampleProfiles.with(
                        SampleProfiles.inCorner("only-left", "JP", Position.TOP_LEFT),
                        SampleProfiles.inCorner("only-right", "BR", Position.TOP_RIGHT));

        var draft = PLANNER.plan(GENERATED, order(PHOTO, "JP", "BR", "US").build(), rulebook);

        assertThat(draft.variants()).extracting(Variant::name).containsExactly("JP", "BR", "US");
        assertThat(draft.variants().getFirst().all(ImageLabel.class).getFirst().position())
                .isEqualTo(Position.TOP_LEFT);
        assertThat(draft.explanation())
                .contains(
                        "No position suits all these markets, so each of them gets a file of its"
                                + " own.");
    }

    @Test
    void aPlanFollowsTheRulesOfItsDay() {
        assertThat(plan(GENERATED, order(PHOTO, "DE").on("2026-08-01")).applied())
                .extracting("profile")
                .containsExactly("neutral-default");
        assertThat(plan(GENERATED, order(PHOTO, "DE").on("2026-08-02")).applied())
                .extracting("profile")
                .containsExactly("eu-cop-s2");
        assertThat(plan(GENERATED, order(PHOTO, "US-UT").on("2027-01-01")).applied())
                .extracting("profile")
                .containsExactly("us-ut-hb276", "neutral-default");
    }

    @Test
    void aDryRunShowsWhatAnotherVersionWouldChange() {
        var rulebook = SampleProfiles.shipped();
        var before = rulebook.version("eu-cop-s2", 1).orElseThrow();
        var after = SampleProfiles.next("eu-cop-s2", 0.07);
        var pair = new CompareProfiles.Pair(rulebook, before, after);

        var there = CompareProfiles.plans(PLANNER, GENERATED, order(PHOTO, "DE").build(), pair);
        var elsewhere = CompareProfiles.plans(PLANNER, GENERATED, order(PHOTO, "US").build(), pair);

        assertThat(there.changed()).isTrue();
        assertThat(
                        there.after()
                                .variants()
                                .getFirst()
                                .all(ImageLabel.class)
                                .getFirst()
                                .inkHeightRatio())
                .isEqualTo(0.07);
        assertThat(elsewhere.changed()).isFalse();
    }

    @Test
    void variantsAreReadAsTheyWereWritten() {
        for (var draft :
                List.of(
                        plan(VERIFIED, PHOTO, List.of(), "CN", "EU"),
                        plan(VERIFIED, FILM, List.of(), "CN", "EU"),
                        plan(VERIFIED, RECORDING, List.of(), "CN", "EU"))) {
            assertThat(VariantsJson.read(VariantsJson.write(draft.variants())))
                    .isEqualTo(draft.variants());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "eu", "de", "EUR", "", "UK", "XX-YY", "US-", "US-CALIF"})
    void whatIsNoMarketIsNone(String code) {
        assertThat(Market.of(code)).isEmpty();
    }

    private static Draft plan(
            Verdict verdict, MediaFacts media, List<String> languages, String... markets) {
        return plan(verdict, order(media, markets).languages(languages));
    }

    private static Draft plan(Verdict verdict, Orders order) {
        return PLANNER.plan(verdict, order.build(), SampleProfiles.shipped());
    }

    private static Orders order(MediaFacts media, String... markets) {
        return new Orders(media, Stream.of(markets).map(Market::new).toList());
    }

    private static Map<String, String> aigc(Draft draft) {
        return draft.variants().getFirst().all(EmbeddedMarks.class).stream()
                .filter(marks -> marks.standard() == Standard.TC260_AIGC)
                .findFirst()
                .orElseThrow()
                .fields();
    }

    private static <I extends Instruction> I only(Draft draft, Class<I> kind) {
        assertThat(draft.variants()).hasSize(1);
        return draft.variants().getFirst().all(kind).getFirst();
    }

    private static Visible.Label label(Draft draft) {
        assertThat(draft.visible()).isInstanceOf(Visible.Label.class);
        return (Visible.Label) draft.visible();
    }
}
