package dev.candor.provenance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.candor.embedded.ActorKeyPair;
import dev.candor.embedded.CandorHome;
import dev.candor.embedded.Database;
import dev.candor.embedded.Keycloak;
import dev.candor.embedded.Leash;
import dev.candor.embedded.Patience;
import dev.candor.embedded.Ports;
import dev.candor.embedded.Scratch;
import dev.candor.kit.digest.Digests;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the service as packaged, in the middle of a signature: after the restart it is made
/// again, nothing half made is given out, the spool is cleaned, and the use of the key that made it
/// is written down once.
///
/// `-Dkill.seed=` repeats a run as far as processes can be repeated.
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class KilledIT {
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int KILLS = 2;
    private static final int SOUND = 400 << 20;
    private static final int MOST_NANOS = 300_000_000;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    @TempDir Path folder;

    private final int port = Ports.free();
    private final Random random = new Random(SEED);
    private Scratch scratch;
    private Keycloak keycloak;
    private Database database;
    private Map<String, String> configuration;
    private Leash service;

    @BeforeEach
    void aServiceAsPackaged() {
        var home = CandorHome.find();
        scratch = Scratch.in(home);
        keycloak = Keycloak.temporary(home, scratch.folder());
        database = Database.temporary(home, scratch.folder());
        var login = database.login("candor_provenance");
        configuration =
                Map.of(
                        "quarkus.oidc.auth-server-url",
                        keycloak.issuer(),
                        "quarkus.datasource.jdbc.url",
                        login.jdbcUrl(),
                        "quarkus.datasource.reactive.url",
                        login.reactiveUrl(),
                        "quarkus.datasource.username",
                        login.username(),
                        "quarkus.datasource.password",
                        login.password(),
                        "candor.actor.public-key",
                        ActorKeyPair.in(folder.resolve("actor")).publicKey().toString(),
                        "candor.organization.default",
                        "demo",
                        "candor.spool.directory",
                        folder.resolve("spool").toString(),
                        "candor.provenance.key.directory",
                        folder.resolve("keys").toString(),
                        "candor.provenance.key.development",
                        "true");
        start("PT1H");
    }

    @AfterEach
    void nothingIsLeft() {
        service.close();
        keycloak.close();
        database.close();
        scratch.close();
    }

    @Test
    void aSignatureIsMadeOnceHoweverOftenItIsInterrupted() throws Exception {
        System.out.printf("kill.seed=%d%n", SEED);
        // given
        var sound = sound();
        String id =
                publisher()
                        .header("Prefer", "respond-async")
                        .multiPart("manifest", "{\"title\": \"A long silence\"}")
                        .multiPart("asset", sound.toFile(), "audio/wav")
                        .post("/v1/signatures")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");

        // when
        for (var kill = 0; kill < KILLS; kill++) {
            var before = kill;
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> job(id).<Integer>path("attempts") > before);
            LockSupport.parkNanos(random.nextInt(MOST_NANOS));
            killService();
            start("PT1H");
            publisher()
                    .get("/v1/signatures/" + id + "/asset")
                    .then()
                    .statusCode(anyOf(is(200), is(404), is(409))); // all of it or nothing
        }
        await().atMost(LONG).until(() -> job(id).path("finishedAt") != null);

        // then
        var job = job(id);
        job.then().body("state", equalTo("SIGNED"));
        assertThat(signed(id, job.path("asset.size"))).isEqualTo(job.path("asset.sha256"));
        publisher()
                .get("/v1/manifests?asset=" + Digests.sha256Hex(sound))
                .then()
                .body("items.size()", equalTo(1));
        int attempts = job.path("attempts");
        assertThat(attempts).isGreaterThan(1); // or nothing was interrupted
        assertThat(uses("ATTEMPTED")).isBetween(1, attempts);
        assertThat(uses("DONE")).isEqualTo(1);

        // when
        killService();
        start("PT1S"); // what was never finished has waited long enough

        // then
        await().atMost(LONG).until(() -> spooled().size() == 2);
        assertThat(spooled())
                .as("the signed media and its seal")
                .anySatisfy(name -> assertThat(name).doesNotContain("."))
                .anySatisfy(name -> assertThat(name).endsWith(".seal"));
        assertThat(signed(id, job.path("asset.size"))).isEqualTo(job.path("asset.sha256"));
    }

    private Response job(String id) {
        return publisher().get("/v1/signatures/" + id);
    }

    /// Digest of the signed media, all of which comes.
    private String signed(String id, int size) throws IOException {
        var answer = publisher().get("/v1/signatures/" + id + "/asset");
        answer.then().statusCode(200);
        var file = folder.resolve("signed.wav");
        try (InputStream body = answer.asInputStream()) {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(file).hasSize(size);
        return Digests.sha256Hex(file);
    }

    private int uses(String outcome) throws SQLException {
        var login = database.login("candor_provenance");
        try (var connection =
                        DriverManager.getConnection(
                                login.jdbcUrl(), login.username(), login.password());
                var query =
                        connection.prepareStatement(
                                "select count(*) from key_use where purpose = 'MANIFEST' and"
                                        + " outcome = ?")) {
            query.setString(1, outcome);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private List<String> spooled() throws IOException {
        try (var files = Files.list(folder.resolve("spool"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /// @param retention of what is not finished in the spool
    private void start(String retention) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        configuration.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.port=" + Ports.free());
        command.add("-Dcandor.provenance.signature.lease=PT3S");
        command.add("-Dcandor.provenance.signature.look-every=PT0.5S");
        command.add("-Dcandor.provenance.signature.attempts=10");
        command.add("-Dcandor.provenance.media.directory=" + folder.resolve("uploads"));
        command.add("-Dcandor.spool.retention=" + retention);
        command.addAll(List.of("-jar", JAR.toString()));
        service =
                Leash.hold(
                        "provenance-service",
                        command,
                        Map.of(),
                        folder.resolve("service.log"),
                        Leash.Farewell.TERM,
                        Duration.ofSeconds(15));
        Patience.until("provenance-service", LONG, service, this::answers);
    }

    private void killService() {
        var process = service.process();
        var family = Stream.concat(Stream.of(process), process.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(one -> one.onExit().join());
        service.close();
    }

    private boolean answers() {
        try {
            return publisher().get("/v1/signatures").statusCode() == 200;
        } catch (Exception e) { // not yet; REST Assured throws what it does not declare
            return false;
        }
    }

    private RequestSpecification publisher() {
        return RestAssured.given()
                .baseUri("http://localhost")
                .port(port)
                .header(
                        "Authorization",
                        "Bearer " + keycloak.identities().tokenOfUser("petra.publisher"));
    }

    /// Silence in a file of its length, most of which is a hole.
    private Path sound() throws IOException {
        var file = folder.resolve("silence.wav");
        var header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(SOUND + 36);
        header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        header.putShort((short) 1).putShort((short) 1).putInt(48_000).putInt(96_000);
        header.putShort((short) 2).putShort((short) 16);
        header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(SOUND);
        Files.write(file, header.array());
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(44L + SOUND);
        }
        return file;
    }
}
