package dev.candor.kit.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeWordsTest {
    private static final Map<Language, Words> ALL = Words.read(ScopeWordsTest.class, "consent");

    @Test
    void permissionIsToldWithoutACode() {
        // when
        var facts = line(true).facts(words(Language.EN));

        // then
        assertThat(facts)
                .containsExactly(
                        new Fact(
                                "What may be done with the likeness",
                                "publish it, change recordings of it"),
                        new Fact("What of the person", "face, voice"),
                        new Fact("In which media", "video"),
                        new Fact("What for", "documentary film"),
                        new Fact("Only for", "harbour film"),
                        new Fact("How it is made", "face swap"),
                        new Fact("Where", "the European Union, Switzerland"),
                        new Fact("Through what", "every channel"),
                        new Fact("In the languages", "German"),
                        new Fact("When", "From June 1, 2026 until June 1, 2027"),
                        new Fact("Never together with", "sexual content"),
                        new Fact("How often", "At most 3 times"),
                        new Fact(
                                "On condition",
                                "Each use is asked for anew before. The public is told that AI was"
                                        + " used. It must not be passed on to others."));
    }

    @Test
    void prohibitionSaysWhatMustNotBeAndHasNoConditions() {
        // when
        var line = line(false);

        // then
        assertThat(line.heading(words(Language.EN))).isEqualTo("This is forbidden");
        assertThat(line.facts(words(Language.EN)))
                .extracting(Fact::name)
                .contains("What must not be done with the likeness")
                .doesNotContain("On condition", "What may be done with the likeness");
    }

    @Test
    void whatIsNotNamedOfThePersonIsAllOfIt() {
        // given
        var line =
                new ScopeWords(
                        true,
                        List.of("TRAIN"),
                        List.of(),
                        List.of("AUDIO"),
                        List.of("research"),
                        List.of("WORLD"),
                        List.of("web"),
                        null,
                        null,
                        new ScopeWords.Narrower(List.of(), List.of(), List.of(), List.of()),
                        new ScopeWords.Conditions(null, false, false, false, false, true),
                        null);

        // then
        assertThat(line.facts(words(Language.EN)))
                .contains(
                        new Fact(
                                "What of the person",
                                "face, body, voice, way of moving, name and signature"))
                .contains(new Fact("On condition", "It may be passed on to others."));
    }

    @ParameterizedTest
    @EnumSource
    void noLanguageShowsAConstant(Language language) {
        assertThat(line(true).facts(words(language)))
                .allSatisfy(
                        fact -> assertThat(fact.value()).doesNotContainPattern("[A-Z]{4,}|\\{"));
    }

    private static ScopeWords line(boolean permits) {
        return new ScopeWords(
                permits,
                List.of("DISTRIBUTE", "EDIT"),
                List.of("FACE", "VOICE"),
                List.of("VIDEO"),
                List.of("documentary"),
                List.of("EU", "CH"),
                List.of("*"),
                Instant.parse("2026-06-01T00:00:00Z"),
                Instant.parse("2027-06-01T00:00:00Z"),
                new ScopeWords.Narrower(
                        List.of("face-swap"),
                        List.of("harbour-film"),
                        List.of("de"),
                        List.of("sexual")),
                new ScopeWords.Conditions(3, true, true, false, false, false),
                null);
    }

    private static Words words(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }
}
