package dev.candor.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.candor.embedded.CandorHome;
import dev.candor.embedded.Keycloak;
import dev.candor.embedded.Scratch;
import dev.candor.transparency.Checkpoint;
import dev.candor.transparency.SignedNote;
import dev.candor.transparency.audit.Anchors;
import dev.candor.transparency.audit.AuditReport;
import dev.candor.transparency.audit.DatabaseAudit;
import dev.candor.transparency.audit.ServerAudit;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two registries as packaged, each with a database of its own; the second is the witness of the
/// first. When an older copy of the first is put back and grows otherwise, the witness does not
/// cosign it, and an audit with the witness's word names it.
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class WitnessedIT {
    private static final String WITNESS = "witness.example.net";

    private static Scratch scratch;
    private static Keycloak keycloak;
    private static PackagedRegistry first;
    private static PackagedRegistry second;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void twoRegistries() {
        var home = CandorHome.find();
        scratch = Scratch.in(home);
        keycloak = Keycloak.temporary(home, scratch.folder());
        first = registry(home, "first", "candor.example.org/registry", Map.of()).start();
        second =
                registry(
                                home,
                                "second",
                                "candor.example.net/registry",
                                Map.of(
                                        "CANDOR_CONSENT_WITNESS_NAME",
                                        WITNESS,
                                        "CANDOR_CONSENT_WITNESS_EVERY",
                                        "PT1S",
                                        "CANDOR_CONSENT_WITNESS_LOGS_FIRST_ADDRESS",
                                        first.address().toString()))
                        .start();
    }

    private static PackagedRegistry registry(
            CandorHome home, String folder, String name, Map<String, String> settings) {
        return new PackagedRegistry(
                home, scratch.folder().resolve(folder), keycloak, name, settings);
    }

    @AfterAll
    static void nothingIsLeft() {
        if (second != null) {
            second.close();
        }
        if (first != null) {
            first.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        scratch.close();
    }

    @Test
    void aHistoryThatWasPutBackAndGrewOtherwiseIsNotCosigned() throws Exception {
        // given
        live(2);
        awaitCosigned();
        first.stopService();
        first.stopDatabase();
        var older = scratch.folder().resolve("older");
        copy(first.databaseFolder(), older);
        first.start();
        live(2);
        var kept = awaitCosigned();
        assertThat(kept.text()).isEqualTo(shown().text());
        assertThat(kept.format()).contains("— " + WITNESS + " ");
        assertThat(audit(ServerAudit.cosigned(second.address())).findings()).isEmpty();

        // when
        first.stopService();
        first.stopDatabase();
        replace(first.databaseFolder(), older);
        first.start();
        live(4);

        // then
        await().atMost(Duration.ofMinutes(1)).until(() -> !conflicts().isEmpty());
        var conflict = new JsonObject(conflicts().getFirst());
        assertThat(conflict.getString("kept")).startsWith(kept.text());
        assertThat(SignedNote.parse(conflict.getString("shown")).text()).isNotEqualTo(kept.text());
        assertThat(ServerAudit.cosigned(second.address()))
                .extracting(SignedNote::text)
                .containsExactly(kept.text());
        assertThat(audit(List.of()).findings()).isEmpty(); // consistent in itself
        var size = Checkpoint.parse(kept.text()).size();
        assertThat(audit(ServerAudit.cosigned(second.address())).findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.seq()).isEqualTo(size);
                            assertThat(finding.what()).contains("history was rewritten");
                        });
    }

    /// People who are asked, say yes and take it back.
    private void live(int times) {
        var token = keycloak.identities().tokenOfClient("demo-integrator");
        var caller = new PersistentCaller(http, first.address(), () -> token);
        for (var i = 0; i < times; i++) {
            var subject = caller.write("/v1/subjects", Bodies.subject()).getString("id");
            var notice = caller.write("/v1/notices", Bodies.notice()).getString("id");
            var grant =
                    caller.write(
                                    "/v1/grants",
                                    Bodies.grant(subject, notice, List.of(Bodies.permit())))
                            .getString("id");
            caller.write("/v1/grants/" + grant + "/expression", Bodies.expression());
            caller.write("/v1/grants/" + grant + "/withdrawal", Map.of());
        }
    }

    /// When the witness has signed the ledger as it is.
    private SignedNote awaitCosigned() throws SQLException {
        var size = size();
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                ServerAudit.cosigned(second.address()).stream()
                                        .anyMatch(
                                                note ->
                                                        Checkpoint.parse(note.text()).size()
                                                                == size));
        try {
            return ServerAudit.cosigned(second.address()).getFirst();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long size() throws SQLException {
        try (var connection = first.connect();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select size from ledger_head")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private SignedNote shown() throws IOException, InterruptedException {
        return SignedNote.parse(
                new JsonObject(get(first.address().resolve("/v1/ledger/checkpoint")))
                        .getString("note"));
    }

    private List<String> conflicts() throws IOException, InterruptedException {
        return new JsonObject(get(second.address().resolve("/v1/ledger/cosignatures")))
                .getJsonArray("conflicts").stream().map(Object::toString).toList();
    }

    private String get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }

    private static AuditReport audit(List<SignedNote> known) throws SQLException {
        try (var connection = first.connect()) {
            return DatabaseAudit.run(
                    connection,
                    "demo",
                    new Anchors(null, known, List.of()),
                    Duration.ofMinutes(5),
                    _ -> {});
        }
    }

    private static void replace(Path folder, Path copy) throws IOException, InterruptedException {
        Files.move(folder, folder.resolveSibling("postgres-before"));
        copy(copy, folder);
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        var copying =
                new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start();
        assertThat(copying.waitFor()).isZero();
    }
}
