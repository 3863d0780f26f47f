package dev.candor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SuiteResourceTest {

    private static final SuiteResource SUITE = new SuiteResource();
    private static Map<String, String> configuration = Map.of();

    @BeforeAll
    static void start() {
        SUITE.init(Map.of("database", "candor_consent"));
        configuration = SUITE.start();
    }

    @AfterAll
    static void stop() {
        SUITE.stop();
        assertThat(SuiteFiles.folder()).doesNotExist();
    }

    @Test
    void theServiceGetsItsDatabase() throws Exception {
        var url = configuration.get("quarkus.datasource.jdbc.url");
        var user = configuration.get("quarkus.datasource.username");
        var password = configuration.get("quarkus.datasource.password");
        try (var connection = DriverManager.getConnection(url, user, password)) {
            assertThat(connection.getCatalog()).isEqualTo("candor_consent");
        }
    }

    @Test
    void anExpiredTokenWasGoodAndIsNoMore() {
        // when
        var claims = claims(Tokens.expired());

        // then
        var expiry = Long.parseLong(claims.replaceAll(".*\"exp\":(\\d+).*", "$1"));
        assertThat(Instant.ofEpochSecond(expiry)).isBefore(Instant.now());
        assertThat(claims).contains("\"org\":\"demo\"").contains("integrator");
    }

    @Test
    void aTamperedTokenSaysTheSame() {
        // given
        var token = Tokens.of("aldo.auditor", "ledger:read");

        // when
        var tampered = Tokens.tampered(token);

        // then
        assertThat(tampered).isNotEqualTo(token);
        assertThat(claims(tampered)).isEqualTo(claims(token)).contains("\"scope\":\"ledger:read\"");
    }

    @Test
    void filesOfTheRunAreThere() throws Exception {
        assertThat(SuiteFiles.spool()).isDirectory();
        assertThat(Files.readString(SuiteFiles.actorPublicKey())).contains("BEGIN PUBLIC KEY");
        assertThat(Files.readString(SuiteFiles.actorPrivateKey())).contains("BEGIN PRIVATE KEY");
    }

    private static String claims(String token) {
        return new String(
                Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
