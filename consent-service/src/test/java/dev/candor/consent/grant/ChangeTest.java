package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.subject.Capacity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final String SALT = "5a".repeat(32);

    @Test
    void theLedgerLearnsStatesAndTimesAndNothingAboutAPerson() {
        // given
        var change = withdrawn("Because of Ms Example, Berlin", SALT);

        // when
        var body = body(change);

        // then
        assertThat(body)
                .startsWith(
                        "{\"at\":\"2026-06-01T12:00:00Z\",\"capacity\":\"SUBJECT\",\"from\":\"REQUESTED\","
                            + "\"grant\":\"00000000-0000-0007-0000-000000000001\",\"record\":\"")
                .endsWith("\",\"state\":\"WITHDRAWN\",\"type\":\"GRANT_WITHDRAWN\",\"version\":2}")
                .doesNotContain(
                        "Example", "Studio Nord", "account-of-sam", "0007-0000-000000000002");
    }

    @Test
    void everyMemberOfTheRecordMovesTheDigest() {
        assertThat(
                        List.of(
                                body(withdrawn(null, SALT)),
                                body(withdrawn("a", SALT)),
                                body(withdrawn("b", SALT)),
                                body(withdrawn("b", "5b".repeat(32))),
                                body(expressed(Method.CLICK, "ab".repeat(32))),
                                body(expressed(Method.E_SIGN, "ab".repeat(32))),
                                body(expressed(Method.E_SIGN, "ac".repeat(32)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameChangeIsTheSameLeaf() {
        assertThat(body(withdrawn("a", SALT))).isEqualTo(body(withdrawn("a", SALT)));
    }

    @Test
    void aStateThatBeganEarlierSaysSo() {
        // given
        var began = NOON.minusSeconds(60);

        // when
        var body = body(change(new ConsentEvent.Expired(), GrantState.EXPIRED, began, SALT));

        // then
        assertThat(body).contains("\"since\":\"2026-06-01T11:59:00Z\"");
    }

    private static String body(Change change) {
        return LedgerLeaf.of(change.members()).body();
    }

    private static Change withdrawn(@Nullable String reason, String salt) {
        return change(new ConsentEvent.Withdrawn(reason), GrantState.WITHDRAWN, NOON, salt);
    }

    private static Change expressed(Method method, String sha256) {
        var evidence = List.of(new Evidence("signed-pdf", sha256));
        var event =
                new ConsentEvent.Expressed(
                        new Expression(method, "en", evidence, null, null, null, null));
        return change(event, GrantState.ACTIVE, NOON, SALT);
    }

    private static Change change(ConsentEvent event, GrantState to, Instant since, String salt) {
        return new Change(
                new UUID(8, 8),
                event,
                GrantState.REQUESTED,
                Scopes.terms(),
                to,
                2,
                since,
                NOON,
                "account-of-sam",
                Capacity.SUBJECT,
                salt);
    }
}
