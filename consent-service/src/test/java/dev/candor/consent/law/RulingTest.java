package dev.candor.consent.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.notice.Presentation;
import dev.candor.consent.subject.Life;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant FROM = Instant.parse("2026-12-01T00:00:00Z");
    private static final String WORDS = "Voice of the guide in the harbour museum's audio tour";
    private static final Life ADULT = new Life.Adult();
    private static final Life MINOR = new Life.Minor(LocalDate.of(2029, 3, 1));
    private static final Life DEAD = new Life.Deceased(LocalDate.of(2000, 3, 1));
    private static final LegalProfiles PROFILES = new LegalProfiles();

    @Test
    void aDescriptionSaysSomethingOfItsOwn() { // invariant 2
        for (var profile : List.of("US-NY", "US-CA", "SAG-AFTRA", "NO-FAKES", "GDPR")) {
            for (var hollow :
                    List.of(
                            "Any purpose",
                            "For any and all purposes, in all media now known",
                            "Everything everywhere, forever, throughout the universe",
                            "TV show")) {
                assertThat(rules(profile, facts(ADULT, line(hollow, years(1)))))
                        .as(profile + ": " + hollow)
                        .contains("SPECIFIC_DESCRIPTION");
            }
            assertThat(rules(profile, facts(ADULT, line(WORDS, years(1)))))
                    .doesNotContain("SPECIFIC_DESCRIPTION");
        }
        assertThat(Ruling.isSpecific("\u6e2f\u306e\u535a\u7269\u9928\u306e\u6848\u5185", 20))
                .isTrue();
    }

    @Test
    void replicaTermsAreShownByThemselvesAndWithoutCounselAtRisk() { // invariant 3
        for (var profile : List.of("US-NY", "US-CA", "SAG-AFTRA")) {
            // given
            var embedded =
                    new Facts(ADULT, Presentation.EMBEDDED, true, List.of(line(WORDS, years(1))));
            var alone =
                    new Facts(
                            ADULT,
                            Presentation.SEPARATE_SCREEN,
                            false,
                            List.of(line(WORDS, years(1))));

            // then
            assertThat(fatal(profile, embedded)).contains("SEPARATE_PRESENTATION");
            assertThat(fatal(profile, alone)).isEmpty();
            assertThat(rules(profile, alone)).containsExactly("COUNSEL_OR_UNION");
        }
    }

    @Test
    void aPermissionRunsNoLongerThanItsCap() { // invariant 4
        assertThat(rules("NO-FAKES", facts(ADULT, line(WORDS, null)))).containsExactly("MAX_TERM");
        assertThat(rules("NO-FAKES", facts(ADULT, line(WORDS, years(10))))).isEmpty();
        assertThat(rules("NO-FAKES", facts(ADULT, line(WORDS, years(10).plusSeconds(1)))))
                .containsExactly("MAX_TERM");
        assertThat(rules("GDPR", facts(ADULT, line(WORDS, null)))).isEmpty();
    }

    @Test
    void aMinorsPermissionEndsAtMajority() { // invariants 4 and 5
        var majority = Instant.parse("2029-03-01T00:00:00Z");
        assertThat(rules("NO-FAKES", facts(MINOR, line(WORDS, majority)))).isEmpty();
        assertThat(rules("NO-FAKES", facts(MINOR, line(WORDS, majority.plusSeconds(1)))))
                .containsExactly("MAX_TERM");
    }

    @Test
    void sexualUseOfAMinorIsNeverPermitted() { // invariant 5
        for (var purpose : List.of("sexual", "sexual-education", "pornography", "nude-art")) {
            var line =
                    new Facts.Permission(
                            "/scope/0", WORDS, Set.of(purpose), FROM, null, true, true, true);
            var findings =
                    Ruling.on(
                            List.of(),
                            new Facts(MINOR, Presentation.SEPARATE_SCREEN, true, List.of(line)));
            assertThat(findings)
                    .singleElement()
                    .returns(true, Finding::fatal)
                    .returns("/scope/0/purposes", Finding::pointer);
        }
    }

    @Test
    void anEstatesPermissionEndsWithItsTerm() { // invariant 6
        assertThat(
                        rules(
                                "NO-FAKES",
                                facts(DEAD, line(WORDS, Instant.parse("2070-03-01T00:00:00Z")))))
                .isEmpty();
        assertThat(
                        rules(
                                "NO-FAKES",
                                facts(DEAD, line(WORDS, Instant.parse("2070-03-02T00:00:00Z")))))
                .containsExactly("POST_MORTEM_TERM");
        assertThat(rules("DK", facts(DEAD, line(WORDS, Instant.parse("2070-03-01T00:00:00Z")))))
                .containsExactly("POST_MORTEM_TERM");
        assertThat(rules("NO-FAKES", facts(DEAD, line(WORDS, null))))
                .containsExactly("POST_MORTEM_TERM");
        assertThat(rules("US-NY", facts(DEAD, line(WORDS, Instant.parse("2040-03-01T00:00:00Z")))))
                .isEmpty();
        assertThat(rules("US-NY", facts(DEAD, line(WORDS, Instant.parse("2040-03-02T00:00:00Z")))))
                .containsExactly("POST_MORTEM_TERM");
    }

    @Test
    void aGrantIsJudgedByTheVersionOfItsDay() {
        var before = LocalDate.of(2025, 12, 10);
        assertThat(PROFILES.holding(before, List.of("US-NY"), List.of()))
                .extracting(LegalProfile::name)
                .containsExactly("US-NY/1");
        assertThat(PROFILES.holding(before.plusDays(1), List.of("US-NY"), List.of()))
                .extracting(LegalProfile::name)
                .containsExactly("US-NY/2");
    }

    @Test
    void whatFiredIsNamedWithItsSource() {
        var finding =
                Ruling.on(profile("US-NY"), facts(ADULT, line("TV show", years(1)))).getFirst();
        assertThat(finding.refusal().members())
                .containsEntry("rule", "SPECIFIC_DESCRIPTION")
                .containsEntry("profile", "US-NY/2")
                .hasEntrySatisfying(
                        "source", source -> assertThat((String) source).contains("5-302(b)"));
    }

    @Test
    void whatHoldsIsOnByDefaultInItsPlaceOrNamed() {
        assertThat(held(List.of("DE"), List.of())).containsExactly("GDPR");
        assertThat(held(List.of("US-NY"), List.of())).containsExactly("US-NY");
        assertThat(held(List.of("US"), List.of())).isEmpty();
        assertThat(held(List.of("US-CA"), List.of("NO-FAKES")))
                .containsExactlyInAnyOrder("US-CA", "NO-FAKES");
    }

    @Test
    void aProfileSaysSinceWhenAndUntilWhenItWasLookedAt() {
        assertThat(PROFILES.on(LocalDate.of(2024, 12, 31)))
                .extracting(LegalProfile::code)
                .containsExactly("GDPR");
        assertThat(PROFILES.on(TODAY))
                .allSatisfy(
                        profile -> {
                            assertThat(profile.reviewBy()).isAfter(profile.reviewedOn());
                            assertThat(profile.rules())
                                    .allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
                            assertThat(profile.byDefault())
                                    .isEqualTo(profile.status() == LegalProfile.Status.IN_FORCE);
                        })
                .extracting(LegalProfile::code)
                .containsExactlyInAnyOrder(
                        "GDPR", "US-NY", "US-CA", "EU-AI-50", "SAG-AFTRA", "NO-FAKES", "DK");
    }

    private static List<String> held(List<String> under, List<String> named) {
        return PROFILES.holding(TODAY, under, named).stream().map(LegalProfile::code).toList();
    }

    private static List<String> rules(String profile, Facts facts) {
        return Ruling.on(profile(profile), facts).stream().map(Finding::rule).toList();
    }

    private static List<String> fatal(String profile, Facts facts) {
        return Ruling.on(profile(profile), facts).stream()
                .filter(Finding::fatal)
                .map(Finding::rule)
                .toList();
    }

    private static List<LegalProfile> profile(String code) {
        return PROFILES.holding(TODAY, List.of(), List.of(code));
    }

    private static Facts facts(Life life, Facts.Permission... lines) {
        return new Facts(life, Presentation.SEPARATE_SCREEN, true, List.of(lines));
    }

    private static Facts.Permission line(String description, @Nullable Instant until) {
        return new Facts.Permission(
                "/scope/0", description, Set.of("narrative"), FROM, until, true, true, true);
    }

    private static Instant years(int years) {
        return FROM.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
    }
}
