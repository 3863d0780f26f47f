package dev.candor.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.testkit.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The login the service runs by owns nothing, and of what is append only it can only add.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class RuntimeLoginIT {
    @Inject AgroalDataSource database;

    @Test
    void theServiceDoesNotRunAsTheOwner() throws SQLException {
        try (var connection = database.getConnection()) {
            assertThat(strings(connection, "select current_user"))
                    .containsExactly("candor_consent_app");
            assertThat(
                            strings(
                                    connection,
                                    "select tablename from pg_tables where tableowner ="
                                            + " current_user"))
                    .isEmpty();
        }
    }

    @Test
    void whatIsAppendOnlyItCanReadAndAddTo() throws SQLException {
        try (var connection = database.getConnection()) {
            var tables =
                    strings(
                            connection,
                            "select c.relname from pg_trigger t join pg_class c on c.oid ="
                                + " t.tgrelid where t.tgname = 'append_only' and t.tgtype & 24 ="
                                + " 24");
            assertThat(tables)
                    .contains("ledger_entry", "consent_event", "ledger_checkpoint", "registry_key");
            for (var table : tables) {
                assertThat(privileges(connection, table))
                        .as(table)
                        .isEqualTo(
                                table.equals("ledger_node")
                                        ? List.of("SELECT")
                                        : List.of("SELECT", "INSERT"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set at = now()",
                "delete from consent_event",
                "truncate ledger_checkpoint",
                "insert into ledger_node values ('demo', 9, 9, sha256('x'))",
                "alter table ledger_entry disable trigger all",
                "drop trigger append_only on ledger_entry",
                "set session_replication_role = replica",
                "drop table ledger_checkpoint",
                "delete from flyway_schema_history"
            })
    void itCannotGetAroundThat(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> sql.execute(statement))
                    .returns("42501", SQLException::getSQLState); // insufficient_privilege
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_node set place = place",
                "truncate ledger_entry cascade",
                "truncate ledger_checkpoint",
                "truncate consent_event"
            })
    void theOwnerIsRefusedAsWell(String statement) throws SQLException {
        try (var connection = owner();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("insert into ledger_node values ('nobody', 9, 9, sha256('x'))");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> sql.execute(statement))
                    .returns("42501", SQLException::getSQLState); // insufficient_privilege
            connection.rollback();
        }
    }

    private static List<String> privileges(Connection connection, String table)
            throws SQLException {
        return strings(
                connection,
                "select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'])"
                        + " with ordinality as asked(p, n) where has_table_privilege('"
                        + table
                        + "', p) order by n");
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static Connection owner() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.flyway.jdbc-url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }
}
