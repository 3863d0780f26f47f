package dev.candor.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant EVE = Instant.parse("2026-07-01T18:00:00Z");
    private static final Conditions EVERY_USE =
            new Conditions(
                    Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    @Test
    void aVersionRulesFromItsBeginningUntilJustBeforeItsEnd() {
        // given
        var effective = new Effective(NOON, EVE);

        // then
        assertThat(effective.at(NOON.minusNanos(1))).isEqualTo(PolicyStatus.UPCOMING);
        assertThat(effective.at(NOON)).isEqualTo(PolicyStatus.IN_FORCE);
        assertThat(effective.at(EVE.minusNanos(1))).isEqualTo(PolicyStatus.IN_FORCE);
        assertThat(effective.at(EVE)).isEqualTo(PolicyStatus.ENDED);
        assertThat(new Effective(NOON, null).at(Instant.MAX)).isEqualTo(PolicyStatus.IN_FORCE);
    }

    @Test
    void aVersionReplacedBeforeItsTimeNeverRules() {
        // given
        var never = new Effective(NOON, NOON);

        // then
        assertThat(never.at(NOON.minusSeconds(1))).isEqualTo(PolicyStatus.ENDED);
        assertThat(never.at(NOON)).isEqualTo(PolicyStatus.ENDED);
        assertThatIllegalArgumentException().isThrownBy(() -> new Effective(EVE, NOON));
    }

    @Test
    void versionsTakeEffectInTheirOrder() {
        assertThat(PublishPolicy.following(version(2, NOON, null), new Effective(NOON, null)))
                .isNotNull();
        assertThat(PublishPolicy.following(version(1, NOON, null), null)).isNotNull();
        refused(
                PolicyProblem.NOT_AFTER_PREVIOUS,
                () -> PublishPolicy.following(version(2, NOON, null), new Effective(EVE, null)));
    }

    @Test
    void aRuleIsCitedOnlyWhileItsVersionIsInForce() {
        // given
        var version = version(1, NOON, EVE);

        // then
        assertThat(PolicyResource.cited(version, "ask-first", NOON).version()).isOne();
        refused(
                PolicyProblem.RULE_NOT_IN_FORCE,
                () -> PolicyResource.cited(version, "ask-first", EVE));
        refused(
                PolicyProblem.RULE_NOT_IN_FORCE,
                () -> PolicyResource.cited(version, "ask-first", NOON.minusSeconds(1)));
        refused(
                PolicyProblem.RULE_NOT_IN_FORCE,
                () -> PolicyResource.cited(version, "no-such-rule", NOON));
    }

    @Test
    void onlyTheRoleThatARuleNamesDecides() {
        // given
        var version = version(1, NOON, EVE);

        // then
        assertThat(
                        ApproveUse.roleThatDecides(
                                version, "ask-first", actor("standards-office"), NOON))
                .isEqualTo("standards-office");
        refused(
                CommonProblem.FORBIDDEN,
                () -> ApproveUse.roleThatDecides(version, "ask-first", actor("admin"), NOON));
        refused(
                CommonProblem.INVALID_REQUEST,
                () ->
                        ApproveUse.roleThatDecides(
                                version, "never", actor("standards-office"), NOON));
        refused(
                PolicyProblem.UNKNOWN_RULE,
                () -> ApproveUse.roleThatDecides(version, "x", actor("standards-office"), NOON));
        refused(
                PolicyProblem.POLICY_NOT_IN_FORCE,
                () ->
                        ApproveUse.roleThatDecides(
                                version, "ask-first", actor("standards-office"), EVE));
    }

    @Test
    void theDigestCoversEveryWordAndRule() {
        // given
        var digest = version(1, NOON, null).digest();

        // then
        assertThat(version(1, NOON, EVE).digest()).as("an end changes it not").isEqualTo(digest);
        assertThat(version(2, NOON, null).digest()).isNotEqualTo(digest);
        assertThat(version(1, EVE, null).digest()).isNotEqualTo(digest);
        assertThat(
                        version(
                                        1,
                                        NOON,
                                        null,
                                        List.of(new PolicyText("en", "Title", "Text", "Other")))
                                .digest())
                .isNotEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({
        "de,    'fr,en',     de,    false",
        "de-AT, ,            de,    false",
        ",      'fr,en;q=1', en,    false",
        ",      'de;q=.9,*', de,    false",
        ",      'fr',        en,    true",
        "fr,    de,          en,    true",
        ",      ,            en,    false",
        ",      ';;;',       en,    false",
        "pt-br, ,            pt-BR, false"
    })
    void aReaderGetsTheBestLanguageThereIs(
            @Nullable String lang, @Nullable String accepted, String shown, boolean fallback) {
        // given
        var there = List.of("en", "de", "pt-BR");

        // when
        var wish = LanguageWish.of(lang, accepted);

        // then
        assertThat(wish.among(there)).isEqualTo(shown);
        assertThat(!wish.isMetBy(there)).isEqualTo(fallback);
    }

    @Test
    void aLanguageThatIsNoTagIsRefused() {
        refused(CommonProblem.INVALID_REQUEST, () -> LanguageWish.of("not a tag", null));
    }

    @Test
    void aPageEscapesWhatAnEditorWrote() {
        // given
        var version =
                version(
                        1,
                        NOON,
                        null,
                        List.of(
                                new PolicyText(
                                        "en", "<script>", "\"a\" & 'b'\n\nsecond\nline", "x")));
        var view = PlainView.of(version, LanguageWish.of("fr", null), NOON);

        // when
        var html = PolicyHtml.page(view, version.texts().getFirst().text(), "/v1/policies/x");

        // then
        assertThat(html)
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains("<h1>&lt;script&gt;</h1>")
                .contains("<p>&quot;a&quot; &amp; &#39;b&#39;</p>")
                .contains("<p>second<br>line</p>")
                .contains("not in your language")
                .contains("in force since July 1, 2026")
                .contains("<li id=\"rule-ask-first\" lang=\"de\">Erst fragen</li>")
                .doesNotContain("<script");
    }

    private static PolicyVersion version(int number, Instant from, @Nullable Instant until) {
        return version(
                number,
                from,
                until,
                List.of(
                        new PolicyText("en", "Title", "Text", "Plain"),
                        new PolicyText("de", "Titel", "Text", "Schlicht")));
    }

    private static PolicyVersion version(
            int number, Instant from, @Nullable Instant until, List<PolicyText> texts) {
        return new PolicyVersion(
                new PolicyVersionId(new UUID(1, 0)),
                new PolicyId(new UUID(1, 1)),
                "newsroom",
                number,
                new Effective(from, until),
                false,
                texts,
                List.of(
                        new PolicyRule(
                                "ask-first",
                                new Demand.Approval("standards-office"),
                                EVERY_USE,
                                Map.of("de", "Erst fragen")),
                        new PolicyRule(
                                "never",
                                new Demand.Prohibited(),
                                EVERY_USE,
                                Map.of("en", "Never"))),
                from.minus(Duration.ofDays(1)));
    }

    private static Actor actor(String role) {
        return new Actor(new Organization("demo"), "account", "name", Set.of(role), false);
    }

    private static void refused(ProblemType type, Runnable work) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(work::run)
                .returns(type, Declined::type);
    }
}
