package dev.candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private final CandorHome home = CandorHome.find();
    private final Scratch scratch = Scratch.in(home);

    @AfterEach
    void deleteFolder() {
        scratch.close();
    }

    @Test
    void keptDataSurvivesAndWasOnTheDisk() throws Exception {
        // given
        try (var database = kept();
                var connection = open(database.login("candor_consent"))) {
            run(connection, "CREATE TABLE note (text text)");
            run(connection, "INSERT INTO note VALUES ('kept')");
            assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
        }

        // when
        try (var database = kept();
                var connection = open(database.login("candor_consent"))) {
            // then
            assertThat(ask(connection, "SELECT text FROM note")).isEqualTo("kept");
        }
    }

    @Test
    void eachServiceEntersItsOwnDatabaseOnly() throws Exception {
        try (var database = Database.temporary(home, scratch.folder())) {
            for (var name : Database.NAMES) {
                try (var connection = open(database.login(name))) {
                    assertThat(ask(connection, "SELECT current_database() || '/' || current_user"))
                            .isEqualTo(name + "/" + name);
                }
            }
            var consent = database.login("candor_consent");
            var label = database.login("candor_label");
            assertThatThrownBy(
                            () ->
                                    DriverManager.getConnection(
                                            label.jdbcUrl(),
                                            consent.username(),
                                            consent.password()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(
                            () ->
                                    DriverManager.getConnection(
                                            consent.jdbcUrl(), consent.username(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("authentication failed");
        }
    }

    private Database kept() {
        return Database.kept(
                home,
                scratch.folder().resolve("kept"),
                Ports.free(),
                Secrets.in(scratch.folder().resolve("secrets.json")));
    }

    private static Connection open(Database.Login login) throws SQLException {
        return DriverManager.getConnection(login.jdbcUrl(), login.username(), login.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
