package dev.candor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.acceptance.CandorCommand.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The command line as packaged, with the real Keycloak and the whole suite behind the gateway.
@ExtendWith(RunningSuite.class)
class CommandLineIT {
    private static final Pattern INVITATION = Pattern.compile("Open +(http\\S+)");

    @TempDir Path folder = Path.of("");

    @Test
    void personSignsInElsewhereThenChecksPublishesVerifiesAndLeaves() throws Exception {
        // given
        var picture = Files.write(folder.resolve("harbour.jpg"), Pictures.jpeg());
        var published = folder.resolve("published.jpg");
        var ayo = Scene.withActiveGrant("Ayo (command line)");
        var publish =
                new String[] {
                    "publish",
                    picture.toString(),
                    "--market",
                    "EU",
                    "--subject",
                    ayo.subject(),
                    "--licensee",
                    "Demo Magazine",
                    "--source-type",
                    "trainedAlgorithmicMedia",
                    "--out",
                    published.toString()
                };
        var check =
                new String[] {
                    "consent",
                    "check",
                    ayo.subject(),
                    "--purpose",
                    "editorial",
                    "--territory",
                    "DE",
                    "--channel",
                    "web",
                    "--licensee",
                    "Demo Magazine"
                };
        assertThat(candor(publish).status()).isEqualTo(4);

        // when
        signIn("petra.publisher");

        // then
        assertThat(mode(folder.resolve("config/tokens.json"))).isEqualTo("rw-------");
        assertThat(candor(check))
                .satisfies(outcome -> assertThat(outcome.output()).startsWith("ALLOW"))
                .satisfies(outcome -> assertThat(outcome.status()).isZero());
        assertThat(candor(publish))
                .satisfies(
                        outcome ->
                                assertThat(outcome.output())
                                        .containsSubsequence(
                                                "job",
                                                "inspect",
                                                "consent",
                                                "decide",
                                                "render",
                                                "sign",
                                                "prove",
                                                "Published as"))
                .satisfies(outcome -> assertThat(outcome.status()).isZero());
        assertThat(candor("verify", published.toString()))
                .satisfies(
                        outcome -> assertThat(outcome.output()).contains("published.jpg: Trusted"))
                .satisfies(outcome -> assertThat(outcome.status()).isZero());
        assertThat(candor("verify", picture.toString()).status()).isEqualTo(1);

        ayo.withdraw();
        assertThat(candor(check))
                .satisfies(
                        outcome -> assertThat(outcome.output()).contains("DENY", "grant_withdrawn"))
                .satisfies(outcome -> assertThat(outcome.status()).isEqualTo(1));
        assertThat(candor(publish))
                .satisfies(
                        outcome ->
                                assertThat(outcome.output())
                                        .contains("409 consent-denied", ayo.subject()))
                .satisfies(outcome -> assertThat(outcome.status()).isEqualTo(1));

        assertThat(candor("logout").status()).isZero();
        assertThat(candor(check).status()).isEqualTo(4);
    }

    @Test
    void programPublishesOnceUnderOneKeyWithASecretOfItsOwn() throws Exception {
        // given
        var picture = Files.write(folder.resolve("harbour.jpg"), Pictures.jpeg());
        var secret =
                Files.writeString(
                        folder.resolve("secret"),
                        RunningSuite.identities().clientSecret("demo-integrator") + "\n");
        var environment =
                Map.of(
                        "CANDOR_CLIENT_ID",
                        "demo-integrator",
                        "CANDOR_CLIENT_SECRET_FILE",
                        secret.toString());
        var publish =
                new String[] {
                    "publish", picture.toString(), "--market", "EU", "--json", "--key", "cli-once"
                };

        // when
        var first = candor(environment, publish);
        var second = candor(environment, publish);
        var foreseen =
                candor(environment, "publish", picture.toString(), "--market", "XX", "--dry-run");

        // then
        assertThat(first.status()).as(first.output()).isZero();
        assertThat(id(first)).isEqualTo(id(second)).hasSize(36);
        assertThat(foreseen.status()).isEqualTo(1);
        assertThat(folder.resolve("config")).doesNotExist();
    }

    private static String id(Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.output()).path("id").asText();
    }

    private void signIn(String person) throws Exception {
        var said = folder.resolve("login.out");
        var login = start(said, Map.of(), "login", "--server", RunningSuite.address("gateway"));
        try {
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> INVITATION.matcher(Files.readString(said)).find());
            var invitation = INVITATION.matcher(Files.readString(said));
            assertThat(invitation.find()).isTrue();
            try (var pages = new KeycloakPages(URI.create(invitation.group(1)))) {
                pages.submit(
                                Map.of(
                                        "username",
                                        person,
                                        "password",
                                        RunningSuite.identities().password()))
                        .submit(Map.of("accept", "Yes"));
                assertThat(pages.text()).contains("Device Login Successful");
            }
            assertThat(login.waitFor(60, TimeUnit.SECONDS)).as(Files.readString(said)).isTrue();
            assertThat(login.exitValue()).as(Files.readString(said)).isZero();
            assertThat(said).content().contains("Signed in at");
        } finally {
            login.destroyForcibly();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Outcome candor(String... arguments) throws IOException, InterruptedException {
        return candor(Map.of(), arguments);
    }

    private Outcome candor(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var output = folder.resolve("command.out");
        var process = start(output, environment, arguments);
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("It did not end: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    private Process start(Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx96m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                House.root().resolve("libs/cli/target/candor-cli.jar").toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("CANDOR_CONFIG", folder.resolve("config").toString());
        if (!List.of(arguments).contains("--server")) {
            builder.environment().put("CANDOR_SERVER", RunningSuite.address("gateway"));
        }
        builder.environment().putAll(environment);
        return builder.redirectOutput(output.toFile()).start();
    }
}
