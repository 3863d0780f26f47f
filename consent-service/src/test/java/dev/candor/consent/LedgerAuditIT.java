package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.candor.consent.key.RegistryKeys;
import dev.candor.kit.identity.Organization;
import dev.candor.testkit.SuiteResource;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.Frontier;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import dev.candor.transparency.SignedNote;
import dev.candor.transparency.audit.Anchors;
import dev.candor.transparency.audit.AuditReport;
import dev.candor.transparency.audit.DatabaseAudit;
import dev.candor.transparency.audit.Finding;
import dev.candor.transparency.audit.ServerAudit;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever has the database's superuser changes what was recorded; the auditor finds it. Each
/// attack is made in a transaction that is rolled back.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields, and each test begins anew
class LedgerAuditIT {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Inject RegistryKeys keys;
    @TestHTTPResource URI address;

    private Connection attacker;
    private String grant;
    private long requested;
    private long expressed;
    private long withdrawn;
    private SignedNote known;

    @BeforeEach
    void aLifeThatWasSigned() throws SQLException {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(subject, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);
        attacker = superuser();
        requested = number("select min(ledger_seq) from consent_event where grant_id = " + of());
        expressed =
                number(
                        "select ledger_seq from consent_event where to_state = 'ACTIVE' and"
                                + " grant_id = "
                                + of());
        withdrawn = number("select max(ledger_seq) from consent_event where grant_id = " + of());
        await().until(() -> signedSize() >= withdrawn);
        known = SignedNote.parse(given().get("/v1/ledger/checkpoint").jsonPath().getString("note"));
        attacker.setAutoCommit(false);
        execute("set local session_replication_role = replica"); // no trigger, no foreign key
    }

    @AfterEach
    void nothingHappened() throws SQLException {
        attacker.rollback();
        attacker.close();
    }

    @Test
    void whatWasNotTouchedIsClean() throws Exception { // invariants 12 and 13
        // when
        var report = audit(anchored());

        // then
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isGreaterThanOrEqualTo(withdrawn);
        assertThat(report.events()).isGreaterThanOrEqualTo(3);
        assertThat(report.checkpoints()).isPositive();
        assertThat(DatabaseAudit.organizations(attacker)).contains("demo");
    }

    @Test
    void theServerProvesTheSameToWhoSeesNoEntries() throws Exception {
        // when
        var report = ServerAudit.run(address, null, null, anchored(), _ -> {});

        // then
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void theServerShowsTheSameToWhoReadsEntries() throws Exception {
        // when
        var report =
                ServerAudit.run(address, null, Http.tokenOf("aldo.auditor"), anchored(), _ -> {});

        // then
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isGreaterThanOrEqualTo(withdrawn);
    }

    @Test
    void attack1AStateRowThatWasChanged() throws SQLException {
        // when
        execute("update consent_grant set state = 'ACTIVE' where id = " + of());

        // then
        assertThat(first()).returns(withdrawn, Finding::seq);
        assertThat(first().what()).contains(grant, "is ACTIVE", "make it WITHDRAWN");
    }

    @Test
    void attack2AnEventRowThatWasChanged() throws SQLException {
        // when
        execute(
                "update consent_event set at = at - interval '1 day' where grant_id = %s and"
                                .formatted(of())
                        + " ledger_seq = "
                        + expressed);

        // then
        assertThat(first()).returns(expressed, Finding::seq);
        assertThat(first().what()).contains(grant, "changed is consent_event.at.");
    }

    @Test
    void attack2AStateAndItsEventThatWereChangedTogether() throws SQLException {
        // when
        execute("update consent_grant set state = 'REVOKED' where id = " + of());
        execute("update consent_event set to_state = 'REVOKED' where ledger_seq = " + withdrawn);

        // then
        assertThat(first()).returns(withdrawn, Finding::seq);
    }

    @Test
    void attack3TheLastEntryThatWasDeleted() throws SQLException {
        // given
        var size = number("select max(seq) from ledger_entry where organization = 'demo'");

        // when
        cutTo(size - 1);

        // then
        assertThat(first()).returns(size, Finding::seq);
        assertThat(first().what()).contains("the end is missing");
    }

    @Test
    void attack4AMiddleEntryThatWasDeleted() throws SQLException {
        // when
        execute("delete from ledger_entry where organization = 'demo' and seq = " + expressed);

        // then
        assertThat(first()).returns(expressed, Finding::seq);
        assertThat(first().what()).isEqualTo("Entry %d is missing.".formatted(expressed));
    }

    @Test
    void attack5TwoEntriesThatWereSwapped() throws SQLException {
        // when
        move(requested, -1);
        move(withdrawn, requested);
        move(-1, withdrawn);

        // then
        assertThat(first()).returns(requested, Finding::seq);
    }

    @Test
    void attack6YesterdaysDumpThatWasRestored() throws SQLException {
        // when
        dropCheckpointsFrom(requested);
        cutTo(requested - 1);
        execute(
                "delete from consent_grant where organization = 'demo' and ledger_seq >= "
                        + requested);

        // then
        assertThat(audit(Anchors.NONE).findings()).isEmpty(); // it was right, yesterday
        assertThat(firstOf(audit(anchored()))).returns(requested, Finding::seq);
        assertThat(firstOf(audit(anchored())).what()).contains("older copy");
    }

    @Test
    void attack7AShorterTreeThatWasSignedAnew() throws Exception {
        // when
        dropCheckpointsFrom(requested - 1);
        cutTo(requested - 1);
        execute(
                "delete from consent_grant where organization = 'demo' and ledger_seq >= "
                        + requested);
        sign();

        // then
        assertThat(audit(Anchors.NONE).findings()).isEmpty(); // the registry's own key signed it
        assertThat(firstOf(audit(anchored()))).returns(requested, Finding::seq);
    }

    @Test
    void attack7HistoryThatWasRewrittenAndSignedAnew() throws Exception {
        // given
        dropCheckpointsFrom(requested);
        var size = Checkpoint.parse(known.text()).size();

        // when: another entry at each place, the tree grown over them, the registry's own key
        execute(
                "create temporary table old on commit drop as select * from ledger_entry"
                        + " where organization = 'demo' and seq >= "
                        + requested);
        cutTo(requested - 1);
        execute(
                "delete from consent_grant where organization = 'demo' and ledger_seq >= "
                        + requested);
        execute("set local session_replication_role = origin");
        execute(
                """
                insert into ledger_entry (organization, seq, kind, body, leaf_hash, at)
                select 'demo', seq, 'POLICY', body,
                       encode(sha256('\\x00'::bytea || convert_to(body, 'UTF8')), 'hex'), at
                from (select seq, at, format('{"forged":%s}', seq) as body from old) forged
                order by seq
                """);
        execute("set local session_replication_role = replica");
        execute(
                "update ledger_head set size = (select max(seq) from ledger_entry where"
                        + " organization = 'demo') where organization = 'demo'");
        sign();

        // then
        assertThat(audit(Anchors.NONE).findings()).isEmpty();
        assertThat(firstOf(audit(anchored()))).returns(size, Finding::seq);
        assertThat(firstOf(audit(anchored())).what()).contains("history was rewritten");
    }

    @Test
    void attack8EvidenceThatWasChanged() throws SQLException {
        // when
        execute(
                "update consent_event set evidence_sha256 = array['%s'] where ledger_seq = %d and grant_id = %s"
                        .formatted("00".repeat(32), expressed, of()));

        // then
        assertThat(first()).returns(expressed, Finding::seq);
        assertThat(first().what()).contains("evidence");
    }

    @Test
    void attack9AClockThatWasSetBack() throws SQLException {
        // given
        var next = number("select size + 1 from ledger_head where organization = 'demo'");

        // when
        execute("set local session_replication_role = origin");
        execute("update ledger_head set size = size + 1 where organization = 'demo'");
        execute(
                """
                insert into ledger_entry (organization, seq, kind, body, leaf_hash, at)
                values ('demo', %d, 'POLICY', '{}', encode(sha256('\\x00'::bytea || '{}'), 'hex'),
                        now() - interval '1 day')
                """
                        .formatted(next));

        // then
        assertThat(first()).returns(next, Finding::seq);
        assertThat(first().what()).contains("the clock was set back");
    }

    @Test
    void attack10AScopeLineThatWasChanged() throws SQLException {
        // when
        execute("update scope_line set territories = array['DE'] where grant_id = " + of());

        // then
        assertThat(first()).returns(requested, Finding::seq);
        assertThat(first().what())
                .contains("scope_line", grant, "position=0", "changed is scope_line.territories.");
    }

    @Test
    void attack10AScopeLineThatWasPutInLater() throws SQLException {
        // when
        execute(
                "create temporary table line on commit drop as select * from scope_line where"
                        + " grant_id = "
                        + of());
        execute("update line set position = 1, actions = array['TRAIN']");
        execute("insert into scope_line select * from line");

        // then
        assertThat(first()).returns(requested, Finding::seq);
        assertThat(first().what()).contains("scope_line", "position=1", "put in later");
    }

    @Test
    void attack10AScopeLineThatWasRemoved() throws SQLException {
        // when
        execute("delete from scope_line where grant_id = " + of());

        // then
        assertThat(first()).returns(requested, Finding::seq);
        assertThat(first().what()).contains("scope_line", "removed");
    }

    @Test
    void attack10WhatChecksReadOfTheLines() throws SQLException {
        // when
        execute(
                "update consent_grant set scope = replace(scope, 'IMAGE', 'VOICE') where id = "
                        + of());

        // then
        assertThat(first()).returns(withdrawn, Finding::seq);
        assertThat(first().what()).contains("consent_grant.scope", grant);
    }

    @Test
    void attack10WhoOrWhyThatWasChanged() throws SQLException {
        // when
        execute(
                "update consent_event set reason = 'sealed:1:AAAA', actor_id = 'sealed:1:BBBB'"
                        + " where ledger_seq = %d and grant_id = %s".formatted(withdrawn, of()));

        // then
        assertThat(first()).returns(withdrawn, Finding::seq);
        assertThat(first().what())
                .contains(
                        "consent_event",
                        grant,
                        "changed is consent_event.actor_id, consent_event.reason.");
    }

    @Test
    void attack11EvidenceThatWasSwapped() throws SQLException {
        // when
        execute(
                "update consent_event set representative_id = gen_random_uuid(), signature_provider"
                        + " = 'sealed:1:AAAA', signature_reference = 'sealed:1:BBBB', signed_at ="
                        + " now() where ledger_seq = %d and grant_id = %s"
                                .formatted(expressed, of()));

        // then
        assertThat(first()).returns(expressed, Finding::seq);
        assertThat(first().what())
                .contains(
                        "consent_event.representative_id",
                        "consent_event.signature_provider",
                        "consent_event.signature_reference",
                        "consent_event.signed_at");
    }

    @Test
    void attack11ANoticeThatWasReworded() throws SQLException {
        // when
        execute(
                "update notice set text = 'anything goes' where id = (select notice_id from"
                        + " consent_grant where id = %s)".formatted(of()));

        // then
        assertThat(first().what()).contains("changed is notice.text.");
    }

    @Test
    void attack12AStateThatHistoryDoesNotGive() throws SQLException {
        // when
        execute(
                "update consent_event set kind = 'GRANT_SUSPENDED' where ledger_seq = %d and"
                                .formatted(withdrawn)
                        + " grant_id = "
                        + of());

        // then
        assertThat(audit(anchored()).findings())
                .anySatisfy(
                        finding ->
                                assertThat(finding.what())
                                        .contains(
                                                grant,
                                                "consent_event.to_state is impossible",
                                                "GRANT_SUSPENDED does not lead from ACTIVE to"
                                                        + " WITHDRAWN"));
    }

    @Test
    void attack12WhoseGrantItIs() throws SQLException {
        // when
        execute("update consent_grant set licensee = 'another' where id = " + of());

        // then
        assertThat(first()).returns(requested, Finding::seq);
        assertThat(first().what()).contains("changed is consent_grant.licensee.");
    }

    @Test
    void attack12ASuspensionThatWasLiftedByNobody() throws SQLException {
        // given
        execute(
                """
                insert into suspension (id, organization, grant_id, cause, actions, projects,
                    territories, since, lifted_at)
                values (gen_random_uuid(), 'demo', %s, 'COURT', '{}', '{}', '{}', now(), now())
                """
                        .formatted(of()));

        // then
        assertThat(first().what()).contains("suspension.lifted_at", grant);
    }

    @Test
    void attack13ACountOfUsesThatWasRemoved() throws SQLException {
        // given
        attacker.rollback();
        var used = usedOnce();
        execute("set local session_replication_role = replica");

        // when
        execute("delete from line_use where grant_id = '%s'".formatted(used));

        // then
        assertThat(first().what())
                .contains("line_use", used, "line_use.used is 0, but 1 uses were written down");
    }

    @Test
    void attack13ACountOfUsesThatWasPutIn() throws SQLException {
        // when
        execute(
                "insert into line_use (grant_id, position, organization, used) values (%s, 0,"
                                .formatted(of())
                        + " 'demo', 3)");

        // then
        assertThat(first().what())
                .contains("line_use", grant, "line_use.used is 3, but 0 uses were written down");
    }

    @Test
    void attack14WhoAPersonWasThatWasChanged() throws SQLException {
        // given
        attacker.rollback();
        var child = born();
        execute("set local session_replication_role = replica");

        // when
        execute(
                "update past_life set majority_date = '2020-01-01' where subject_id = '%s'"
                        .formatted(child));

        // then
        assertThat(first().what()).contains("changed is past_life.majority_date.");
    }

    @Test
    void attack14WhoAPersonWasThatWasRemoved() throws SQLException {
        // given
        attacker.rollback();
        var child = born();
        execute("set local session_replication_role = replica");

        // when
        execute("delete from past_life where subject_id = '%s'".formatted(child));

        // then
        assertThat(first().what()).contains("past_life", "removed");
    }

    @Test
    void attack14WhoAPersonWasThatWasMadeUp() throws SQLException {
        // given
        attacker.rollback();
        var child = born();
        execute("set local session_replication_role = replica");

        // when: as if it were from before entries answered for such rows
        execute(
                """
                insert into past_life (id, organization, subject_id, kind, date_of_death, ended_at)
                values (gen_random_uuid(), 'demo', '%s', 'DECEASED', '1990-01-01', now() - interval '1 year')
                """
                        .formatted(child));

        // then
        assertThat(first().what()).contains("past_life", child, "nothing of the kind was told");
    }

    @Test
    void attack14AnEntryOfWhoAPersonWasThatWasSpoilt() throws SQLException {
        // given
        attacker.rollback();
        var child = born();
        execute("set local session_replication_role = replica");

        // when: no JSON, with a hash that fits
        execute(
                """
                update ledger_entry e
                set body = 'spoilt', leaf_hash = encode(sha256('\\x00'::bytea || 'spoilt'::bytea), 'hex')
                from registry_event r
                where r.subject_id = '%s' and e.organization = r.organization and e.seq = r.ledger_seq
                    and r.kind = 'SUBJECT_CORRECTED'
                """
                        .formatted(child));

        // then: the audit goes on to its end, and says so
        assertThat(audit(anchored()).findings())
                .extracting(Finding::what)
                .contains("The entry's body is no JSON.");
    }

    /// A child, registered as one by mistake.
    private static String born() {
        var child = created(officer(), "/v1/subjects", Bodies.minor());
        post(
                        officer(),
                        "/v1/subjects/" + child + "/correction",
                        Map.of("kind", "LIVING_ADULT", "reason", "A slip"))
                .then()
                .statusCode(200);
        return child;
    }

    private static String usedOnce() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var line = Bodies.permit();
        line.put("maxUses", 2);
        var grant = created(officer(), "/v1/grants", Bodies.grant(subject, notice, List.of(line)));
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        var question = Bodies.question(subject);
        question.put("consume", true);
        var answer = post(officer(), "/v1/consent-checks", question);
        assertThat(answer.jsonPath().getBoolean("consumed")).isTrue();
        return grant;
    }

    @Test
    void anObjectionThatWasChangedIsFound() throws SQLException {
        // given
        attacker.rollback();
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var objection = created(officer(), "/v1/objections", Map.of("subjectId", subject));
        execute("set local session_replication_role = replica");

        // when
        execute(
                "update standing_objection set actions = array['SHOW'] where id = '%s'"
                        .formatted(objection));

        // then
        assertThat(first().what())
                .contains("standing_objection", objection, "changed is standing_objection.actions");
    }

    @Test
    void whoDidSomethingToAPersonAndWasChangedIsFound() throws SQLException {
        // given
        attacker.rollback();
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        post(officer(), "/v1/subjects/" + subject + "/death-notice", Bodies.death())
                .then()
                .statusCode(200);
        execute("set local session_replication_role = replica");

        // when
        execute(
                "update registry_event set actor_id = 'sealed:1:AAAA' where subject_id = '%s'"
                        .formatted(subject));

        // then
        assertThat(first().what()).contains("changed is registry_event.actor_id.");
    }

    @Test
    void aKeyThatIsNotTheRegistrysIsFound() throws SQLException {
        // when
        execute(
                "update ledger_checkpoint set note = replace(note, '— ', '— x') where organization"
                        + " = 'demo'");

        // then
        assertThat(first().what()).contains("no signature of a known key");
    }

    @Test
    void aNodeThatWasChangedIsFound() throws SQLException {
        // when
        execute(
                "update ledger_node set hash = sha256(hash) where organization = 'demo' and level ="
                        + " 1 and place = 0");

        // then
        assertThat(first()).returns(2L, Finding::seq);
    }

    // --- what an attacker does ---

    private void cutTo(long size) throws SQLException {
        execute("delete from consent_event where organization = 'demo' and ledger_seq > " + size);
        execute("delete from ledger_entry where organization = 'demo' and seq > " + size);
        execute(
                "delete from ledger_node where organization = 'demo' and (place + 1) << level > "
                        + size);
        execute("update ledger_head set size = %d where organization = 'demo'".formatted(size));
    }

    private void dropCheckpointsFrom(long size) throws SQLException {
        execute("delete from ledger_checkpoint where organization = 'demo' and size >= " + size);
    }

    private void move(long from, long to) throws SQLException {
        execute(
                "update ledger_entry set seq = %d where organization = 'demo' and seq = %d"
                        .formatted(to, from));
    }

    private void sign() throws SQLException {
        var tree = new Frontier();
        try (var sql = attacker.createStatement();
                var rows =
                        sql.executeQuery(
                                "select leaf_hash from ledger_entry where organization = 'demo'"
                                        + " order by seq")) {
            while (rows.next()) {
                tree.append(HexFormat.of().parseHex(rows.getString(1)));
            }
        }
        var signer = keys.signer(new Organization("demo")).await().indefinitely();
        var origin = Checkpoint.parse(known.text()).origin();
        var checkpoint =
                new Checkpoint(
                        origin, tree.size(), tree.root(), Instant.parse("2026-12-31T00:00:00Z"));
        var line =
                NoteKey.ofJwk(origin, Kind.SIGNATURE, signer.key().x())
                        .line(signer.sign(checkpoint.text().getBytes(StandardCharsets.UTF_8)));
        try (var insert =
                attacker.prepareStatement(
                        "insert into ledger_checkpoint (organization, size, root, at, kid, note)"
                                + " values ('demo', ?, ?, '2026-12-31T00:00:00Z', ?, ?)")) {
            insert.setLong(1, checkpoint.size());
            insert.setString(2, HexFormat.of().formatHex(checkpoint.root()));
            insert.setString(3, signer.key().kid());
            insert.setString(4, new SignedNote(checkpoint.text(), List.of(line)).format());
            insert.executeUpdate();
        }
    }

    // --- what the auditor does ---

    private Finding first() throws SQLException {
        return firstOf(audit(anchored()));
    }

    private static Finding firstOf(AuditReport report) {
        assertThat(report.isClean()).isFalse();
        return report.findings().getFirst();
    }

    private AuditReport audit(Anchors anchors) throws SQLException {
        return DatabaseAudit.within(attacker, "demo", anchors, TOLERANCE, _ -> {});
    }

    private Anchors anchored() {
        return new Anchors(null, List.of(known), List.of());
    }

    private static long signedSize() {
        var answer = given().get("/v1/ledger/checkpoint");
        return answer.statusCode() == 200 ? answer.jsonPath().getLong("size") : 0;
    }

    private String of() {
        return "'" + grant + "'";
    }

    private void execute(String statement) throws SQLException {
        try (var sql = attacker.createStatement()) {
            sql.execute(statement);
        }
    }

    private long number(String query) throws SQLException {
        try (var sql = attacker.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection superuser() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                "postgres",
                config.getValue("quarkus.flyway.password", String.class));
    }
}
