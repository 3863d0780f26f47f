package dev.candor.consent;

import static dev.candor.consent.Http.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged service, stopped, its databases put back from an older copy, and started again.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // made before each test
class RestoreIT {
    private static final String REGISTRY = "restored_registry";
    private static final String KEYS = "restored_keys";
    private static final String ERASED = "[erased]";

    @TempDir Path folder;
    private PackagedService service;

    @BeforeEach
    void makeDatabases() throws SQLException {
        for (var name : List.of(REGISTRY, KEYS, REGISTRY + "_old", KEYS + "_old")) {
            sql("drop database if exists " + name + " with (force)");
        }
        sql("create database " + REGISTRY);
        sql("create database " + KEYS);
        service = new PackagedService(folder, server() + REGISTRY, server() + KEYS, password());
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.stop();
    }

    @Test
    void whoWasErasedStaysErasedWhateverOlderCopyComesBack() // invariant 18
            throws SQLException, IOException, InterruptedException {
        // given
        service.start();
        var ayo = service.registered("Ayo-" + UUID.randomUUID(), tokenOf("olivia.officer"));
        var sam = service.registered("Sam-" + UUID.randomUUID(), tokenOf("olivia.officer"));
        service.stop();
        sql("create database %s_old template %s".formatted(REGISTRY, REGISTRY));
        sql("create database %s_old template %s".formatted(KEYS, KEYS));
        service.start();
        service.erase(ayo, tokenOf("olivia.officer"));
        service.erase(sam, tokenOf("olivia.officer"));
        service.stop();

        // then
        for (var older : List.of(List.of(REGISTRY, KEYS), List.of(REGISTRY), List.of(KEYS))) {
            for (var name : older) {
                sql("drop database " + name);
                sql("create database %s template %s_old".formatted(name, name));
            }
            service.start();
            assertThat(service.nameOf(ayo, tokenOf("olivia.officer")))
                    .as("%s", older)
                    .isEqualTo(ERASED);
            assertThat(service.nameOf(sam, tokenOf("olivia.officer")))
                    .as("%s", older)
                    .isEqualTo(ERASED);
            service.stop();
        }
    }

    @Test
    void withoutAllDestructionsNothingStarts() // invariant 18
            throws IOException, InterruptedException {
        // given
        service.start();
        var ayo = service.registered("Ayo-" + UUID.randomUUID(), tokenOf("olivia.officer"));
        var sam = service.registered("Sam-" + UUID.randomUUID(), tokenOf("olivia.officer"));
        service.erase(ayo, tokenOf("olivia.officer"));
        service.erase(sam, tokenOf("olivia.officer"));
        service.stop();
        var whole = Files.readAllLines(service.destructions());
        var kept = folder.resolve("kept.jsonl");
        Files.move(service.destructions(), kept);

        // then
        assertThat(service.refusal())
                .contains("2 erasures are missing", "put the newest copy of it back");

        // when
        Files.write(service.destructions(), whole.subList(0, whole.size() - 1));

        // then
        assertThat(service.refusal())
                .contains("1 erasure is missing", "put the newest copy of it back");

        // when
        Files.move(kept, service.destructions(), StandardCopyOption.REPLACE_EXISTING);

        // then
        service.start();
        assertThat(service.nameOf(ayo, tokenOf("olivia.officer"))).isEqualTo(ERASED);
    }

    private static void sql(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:" + server() + "postgres", "postgres", password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String server() {
        return ConfigProvider.getConfig()
                .getValue("quarkus.flyway.jdbc-url", String.class)
                .replaceFirst("^jdbc:", "")
                .replaceFirst("[^/]*$", "");
    }

    private static String password() {
        return ConfigProvider.getConfig().getValue("quarkus.flyway.password", String.class);
    }
}
