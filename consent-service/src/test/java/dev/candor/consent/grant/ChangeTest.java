package dev.candor.consent.grant;

import static dev.candor.consent.grant.Scopes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.subject.Capacity;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeTest {
    private static final Grant.Requested REQUESTED = Grant.Requested.of(Scopes.terms());
    private static final String SALT = "5a".repeat(32);

    @Test
    void theLedgerLearnsStatesAndTimesAndNothingAboutAPerson() {
        // given
        var change = withdrawn("Because of Ms Example, Berlin", SALT);

        // when
        var body = change.leaf().body();

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
                                withdrawn(null, SALT).leaf(),
                                withdrawn("a", SALT).leaf(),
                                withdrawn("b", SALT).leaf(),
                                withdrawn("b", "5b".repeat(32)).leaf(),
                                expressed(Method.CLICK, "ab".repeat(32)).leaf(),
                                expressed(Method.E_SIGN, "ab".repeat(32)).leaf(),
                                expressed(Method.E_SIGN, "ac".repeat(32)).leaf()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameChangeIsTheSameLeaf() {
        assertThat(withdrawn("a", SALT).leaf()).isEqualTo(withdrawn("a", SALT).leaf());
    }

    private static Change withdrawn(@Nullable String reason, String salt) {
        return change(new ConsentEvent.Withdrawn(reason), REQUESTED.withdraw(NOON), salt);
    }

    private static Change expressed(Method method, String sha256) {
        var evidence = List.of(new Evidence("signed-pdf", sha256));
        var event = new ConsentEvent.Expressed(new Expression(method, "en", evidence));
        return change(event, REQUESTED.express(NOON), SALT);
    }

    private static Change change(ConsentEvent event, Grant to, String salt) {
        var sam =
                new Actor(
                        new Organization("demo"),
                        "account-of-sam",
                        "sam",
                        Set.of("subject"),
                        false);
        return new Change(
                new UUID(8, 8), event, GrantState.REQUESTED, to, sam, Capacity.SUBJECT, salt);
    }
}
