package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.testkit.SuiteResource;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.MerkleProof;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import dev.candor.transparency.SignedNote;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What anybody can verify without trusting the registry: held against a second implementation.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class LedgerProofIT {
    @Inject AgroalDataSource database;

    @Test
    void everyEntryIsProvedAndEveryCheckpointExtendsThoseBefore() {
        // given
        change();
        var first = checkpoint();
        change();
        change();
        var last = checkpointAfter(first);

        // then
        assertThat(last.size()).isGreaterThan(first.size());
        for (var seq = 1L; seq <= last.size(); seq++) {
            var proof = get("/v1/ledger/inclusion?seq=%d&size=%d".formatted(seq, last.size()));
            assertThat(
                            MerkleProof.includes(
                                    leaf(seq), seq - 1, last.size(), hashes(proof), last.root()))
                    .as("entry %d", seq)
                    .isTrue();
        }
        for (var from = 1L; from <= last.size(); from++) {
            var proof = get("/v1/ledger/consistency?from=%d&to=%d".formatted(from, last.size()));
            assertThat(
                            MerkleProof.extendsTree(
                                    from,
                                    hash(proof.getString("fromRoot")),
                                    last.size(),
                                    last.root(),
                                    hashes(proof)))
                    .as("from %d", from)
                    .isTrue();
        }
        assertThat(get("/v1/ledger/checkpoint?size=" + first.size()).getString("root"))
                .isEqualTo(HexFormat.of().formatHex(first.root()));
    }

    @Test
    void aChangeIsSignedWithinASecond() {
        // given
        change(); // a ledger in which nothing happened is not signed
        var before = checkpoint().size();

        // when
        var begun = Instant.now();
        change();

        // then
        await().pollInterval(Duration.ofMillis(20)).until(() -> checkpoint().size() > before);
        assertThat(checkpoint().at()).isBefore(begun.plus(Duration.ofSeconds(4)));
    }

    @Test
    void anotherTreeUnderTheSameNameDoesNotVerify() {
        // given
        change();
        var note = SignedNote.parse(get("/v1/ledger/checkpoint").getString("note"));
        var forged = Checkpoint.parse(note.text());
        var shorter =
                new Checkpoint(forged.origin(), forged.size() - 1, forged.root(), forged.at());

        // then
        assertThat(new SignedNote(shorter.text(), note.lines()).isSignedBy(keys(forged.origin())))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/ledger/inclusion, 400, ?seq",
        "/v1/ledger/inclusion?seq=0, 400, ?seq",
        "/v1/ledger/inclusion?seq=3&size=2, 400, ?seq",
        "/v1/ledger/consistency?from=3&to=2, 400, ?from",
        "/v1/ledger/consistency, 400, ?from",
        "/v1/ledger/checkpoint?size=-1, 400, ?size"
    })
    void whatIsWrongIsNamed(String path, int status, String pointer) {
        given().get(path).then().statusCode(status).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void whatTheLedgerDoesNotHaveIsNotProved() {
        given().get("/v1/ledger/inclusion?seq=1&size=99999999")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/beyond-ledger"));
        given().get("/v1/ledger/checkpoint?size=99999999")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/no-checkpoint"));
    }

    @Test
    void anEntryThatLeavesAGapIsRefused() throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () ->
                                    sql.execute(
                                            "insert into ledger_entry (organization, seq, kind,"
                                                + " body, leaf_hash, at) values ('gap', 7, 'X',"
                                                + " '{}', encode(sha256('\\x00'::bytea || '{}'),"
                                                + " 'hex'), now())"))
                    .returns("42501", SQLException::getSQLState); // insufficient_privilege
        }
    }

    private static void change() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(subject, notice, List.of(Bodies.permit())));
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);
    }

    private static Checkpoint checkpointAfter(Checkpoint earlier) {
        await().until(() -> checkpoint().size() >= earlier.size() + 4);
        return checkpoint();
    }

    /// The latest checkpoint, once its signature has verified.
    private static Checkpoint checkpoint() {
        await().until(() -> given().get("/v1/ledger/checkpoint").statusCode() == 200);
        var view = get("/v1/ledger/checkpoint");
        var note = SignedNote.parse(view.getString("note"));
        var checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.size()).isEqualTo(view.getLong("size"));
        assertThat(note.isSignedBy(keys(checkpoint.origin()))).isTrue();
        return checkpoint;
    }

    private static List<NoteKey> keys(String origin) {
        return get("/v1/ledger/keys").getList("keys.x", String.class).stream()
                .map(x -> NoteKey.ofJwk(origin, Kind.SIGNATURE, x))
                .toList();
    }

    private static byte[] leaf(long seq) {
        var entry =
                as("aldo.auditor")
                        .get("/v1/ledger/entries?limit=1&from=" + seq)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        return MerkleHash.leaf(entry.getString("items[0].body").getBytes(StandardCharsets.UTF_8));
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static List<byte[]> hashes(JsonPath proof) {
        return proof.getList("path", String.class).stream().map(LedgerProofIT::hash).toList();
    }

    private static byte[] hash(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
