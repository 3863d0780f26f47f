package dev.candor.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.candor.embedded.CandorHome;
import dev.candor.embedded.Keycloak;
import dev.candor.embedded.Scratch;
import dev.candor.transparency.SignedNote;
import dev.candor.transparency.audit.Anchors;
import dev.candor.transparency.audit.DatabaseAudit;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `kill -9` of the service, of PostgreSQL, and of both, in the middle of writes: what was answered
/// is kept, and nothing is done twice when who was not answered asks again with the same key.
///
/// `-Dkill.seed=` repeats a run as far as processes can be repeated, `-Dkill.rounds=` makes it
/// longer.
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class KilledIT {
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 6);
    private static final int WRITERS = 8;
    private static final int FEWEST_BETWEEN = 40;
    private static final int MOST_BETWEEN = 160;
    private static final int MOST_NANOS = 20_000_000;

    private static Scratch scratch;
    private static Keycloak keycloak;
    private static PackagedRegistry registry;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);
    private final AtomicInteger progress = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private volatile String token = "";

    @BeforeAll
    static void aRegistryAsPackaged() {
        var home = CandorHome.find();
        scratch = Scratch.in(home);
        keycloak = Keycloak.temporary(home, scratch.folder());
        registry =
                new PackagedRegistry(
                                home,
                                scratch.folder().resolve("first"),
                                keycloak,
                                "candor.example.org/registry",
                                Map.of())
                        .start();
    }

    @AfterAll
    static void nothingIsLeft() {
        if (registry != null) {
            registry.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        scratch.close();
    }

    @Test
    void whatWasAnsweredIsKeptAndNothingIsDoneTwice() throws Exception {
        System.out.printf("kill.seed=%d kill.rounds=%d%n", SEED, ROUNDS);
        // given
        token = keycloak.identities().tokenOfClient("demo-integrator");
        var writers = new ArrayList<Writer>();
        for (var i = 0; i < WRITERS; i++) {
            writers.add(new Writer(new PersistentCaller(http, registry.address(), () -> token)));
        }
        var known = new ArrayList<SignedNote>();

        // when
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var _ = (AutoCloseable) threads::shutdownNow) { // who is not answered stops asking
            var running = writers.stream().map(threads::submit).toList();
            for (var round = 0; round < ROUNDS; round++) {
                var until =
                        progress.get()
                                + FEWEST_BETWEEN
                                + random.nextInt(MOST_BETWEEN - FEWEST_BETWEEN);
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> progress.get() >= until || hasEnded(running));
                checkpoint(known);
                LockSupport.parkNanos(random.nextInt(MOST_NANOS));
                killSomething(round);
                token = keycloak.identities().tokenOfClient("demo-integrator");
            }
            enough.set(true);
            for (var writer : running) {
                writer.get();
            }
        }

        // then
        for (var writer : writers) {
            writer.mustBeAnsweredTheSameAgain();
        }
        mustBeWritten(writers);
        mustBeWhole(known);
    }

    private static boolean hasEnded(List<? extends Future<?>> running) {
        return running.stream().anyMatch(Future::isDone); // by an error that get() will throw
    }

    private void killSomething(int round) {
        switch (round % 3) {
            case 0 -> {
                registry.killService();
                registry.startService();
            }
            case 1 -> {
                registry.killDatabase();
                registry.startDatabase();
            }
            default -> {
                registry.killDatabase();
                registry.killService();
                registry.startDatabase();
                registry.startService();
            }
        }
    }

    /// What an auditor keeps from before a kill.
    private void checkpoint(List<SignedNote> known) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(registry.address().resolve("/v1/ledger/checkpoint")).build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            known.add(SignedNote.parse(new JsonObject(answer.body()).getString("note")));
        }
    }

    private static void mustBeWritten(List<Writer> writers) throws SQLException {
        var grants = writers.stream().mapToLong(writer -> writer.grants.size()).sum();
        System.out.printf("%d grants were asked for, given and withdrawn%n", grants);
        assertThat(number("select count(*) from consent_grant")).isEqualTo(grants);
        assertThat(number("select count(*) from consent_grant where state = 'WITHDRAWN'"))
                .isEqualTo(grants);
        assertThat(number("select count(*) from consent_event")).isEqualTo(3 * grants);
        assertThat(number("select count(*) from ledger_entry where kind like 'GRANT_%'"))
                .isEqualTo(3 * grants);
        assertThat(number("select count(*) from notice")).isEqualTo(writers.size());
        assertThat(number("select count(*) from subject")).isEqualTo(writers.size());
        for (var writer : writers) {
            assertThat(
                            number(
                                    "select count(*) from consent_grant where subject_id = '%s'"
                                            .formatted(writer.subject)))
                    .isEqualTo(writer.grants.size());
        }
    }

    private static void mustBeWhole(List<SignedNote> known) throws SQLException {
        assertThat(known).isNotEmpty();
        try (var connection = registry.connect()) {
            var report =
                    DatabaseAudit.run(
                            connection,
                            "demo",
                            new Anchors(null, known, List.of()),
                            Duration.ofMinutes(5),
                            _ -> {});
            assertThat(report.findings()).isEmpty();
            assertThat(report.checkpoints()).isPositive();
        }
    }

    private static long number(String query) throws SQLException {
        try (var connection = registry.connect();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Asks for grants, gives and withdraws them, one after another, until it is enough.
    private final class Writer implements Runnable {
        private final PersistentCaller caller;
        private final List<String> grants = new ArrayList<>();
        private String subject = "";

        Writer(PersistentCaller caller) {
            this.caller = caller;
        }

        @Override
        public void run() {
            subject = caller.write("/v1/subjects", Bodies.subject()).getString("id");
            var notice = caller.write("/v1/notices", Bodies.notice()).getString("id");
            var question = Bodies.question(subject);
            while (!enough.get()) {
                var grant =
                        caller.write(
                                        "/v1/grants",
                                        Bodies.grant(subject, notice, List.of(Bodies.permit())))
                                .getString("id");
                grants.add(grant);
                progress.incrementAndGet();
                caller.write("/v1/grants/" + grant + "/expression", Bodies.expression());
                progress.incrementAndGet();
                assertThat(decision(question)).as("given and answered").isEqualTo("ALLOW");
                caller.write("/v1/grants/" + grant + "/withdrawal", Map.of());
                progress.incrementAndGet();
                assertThat(decision(question)).as("withdrawn and answered").isNotEqualTo("ALLOW");
            }
        }

        private String decision(Map<String, Object> question) {
            return caller.ask("/v1/consent-checks", question).getString("decision");
        }

        void mustBeAnsweredTheSameAgain() {
            for (var before : caller.answered()) {
                assertThat(new JsonObject(caller.repeat(before)))
                        .as(before.path())
                        .isEqualTo(new JsonObject(before.answer()));
            }
        }
    }
}
