package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/// A PostgreSQL server on the loopback interface with the databases of the suite, each owned by a
/// role of its own.
public final class Database implements AutoCloseable {

    /// Where the consent service keeps people's keys, apart from what they seal.
    public static final String KEYS = "candor_consent_keys";

    /// One database per service, and one for keys; its owner has the same name.
    public static final List<String> NAMES =
            List.of("candor_consent", KEYS, "candor_provenance", "candor_label", "candor_gateway");

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String NOT_A_STRING = "['\\\\]";

    private final int port;
    private final Secrets secrets;
    private final Leash leash;

    private Database(int port, Secrets secrets, Leash leash) {
        this.port = port;
        this.secrets = secrets;
        this.leash = leash;
    }

    /// What a service needs to know of its database.
    public record Login(String jdbcUrl, String reactiveUrl, String username, String password) {
        @Override
        public String toString() {
            return "Login[" + jdbcUrl + ", " + username + "]";
        }
    }

    /// A server whose data is kept in `folder`: a commit that was answered is on the disk.
    public static Database kept(CandorHome home, Path folder, int port, Secrets secrets) {
        return start(home, folder, port, secrets, home.run().resolve("postgres.log"), List.of());
    }

    /// A server whose data nobody will miss; it does not wait for the disk. The caller deletes
    /// `folder` after the end.
    public static Database temporary(CandorHome home, Path folder) {
        var haste = List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off");
        return start(
                home,
                folder.resolve("postgres"),
                Ports.free(),
                Secrets.in(folder.resolve("postgres.json")),
                folder.resolve("postgres.log"),
                haste);
    }

    private static Database start(
            CandorHome home, Path folder, int port, Secrets secrets, Path log, List<String> haste) {
        var binaries = PostgresBinaries.in(home);
        if (!Files.exists(folder.resolve("PG_VERSION"))) {
            create(binaries, folder, secrets);
        }
        var settings =
                new ArrayList<>(
                        haste.isEmpty() ? List.of("fsync=on", "synchronous_commit=on") : haste);
        settings.add("listen_addresses=127.0.0.1");
        settings.add("unix_socket_directories=");
        settings.add("max_connections=150");
        settings.add("shared_buffers=64MB");
        settings.add("jit=off");
        var arguments =
                new ArrayList<>(List.of("-D", folder.toString(), "-p", Integer.toString(port)));
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        var leash =
                Leash.hold(
                        "postgres",
                        binaries.command("postgres", arguments),
                        Map.of(),
                        log,
                        Leash.Farewell.INT,
                        GRACE);
        var database = new Database(port, secrets, leash);
        try {
            Patience.until(
                    "PostgreSQL on port " + port, Duration.ofSeconds(60), leash, database::answers);
            database.prepare();
        } catch (RuntimeException e) {
            leash.close();
            throw e;
        }
        return database;
    }

    private static void create(PostgresBinaries binaries, Path folder, Secrets secrets) {
        try {
            Folders.delete(folder);
            Files.createDirectories(folder.toAbsolutePath().getParent());
            var password = Files.createTempFile(folder.toAbsolutePath().getParent(), "pg", ".pw");
            try {
                Files.writeString(password, secrets.get("POSTGRES_PASSWORD"));
                binaries.run(
                        "initdb",
                        List.of(
                                "-D",
                                folder.toString(),
                                "--username=postgres",
                                "--auth=scram-sha-256",
                                "--pwfile=" + password,
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--no-instructions"));
            } finally {
                Files.deleteIfExists(password);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a database in " + folder, e);
        }
    }

    public int port() {
        return port;
    }

    /// The server's process, for the list of processes.
    public Leash leash() {
        return leash;
    }

    /// How the service that owns `database` signs in.
    public Login login(String database) {
        if (!NAMES.contains(database)) {
            throw new IllegalArgumentException(
                    "No database %s; there are %s".formatted(database, NAMES));
        }
        var address = "://127.0.0.1:%d/%s".formatted(port, database);
        return new Login(
                "jdbc:postgresql" + address,
                "postgresql" + address,
                database,
                secrets.get("POSTGRES_PASSWORD"));
    }

    /// How a service signs in that owns nothing: its migrations run as the owner and give this
    /// login what it needs, so that it cannot change what is append only, nor turn off what
    /// refuses it.
    public Login runtime(String database) {
        var owner = login(database);
        return new Login(
                owner.jdbcUrl(),
                owner.reactiveUrl(),
                runner(database),
                secrets.get("POSTGRES_RUNTIME_PASSWORD"));
    }

    private static String runner(String database) {
        return database + "_app";
    }

    @Override
    public void close() {
        leash.close();
    }

    private boolean answers() {
        try (var _ = connect()) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void prepare() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var name : NAMES) {
                if (!exists(connection, name)) {
                    statement.execute(
                            "CREATE ROLE %s LOGIN PASSWORD '%s'"
                                    .formatted(name, literal(secrets.get("POSTGRES_PASSWORD"))));
                    statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(name));
                    statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
                }
                if (!hasRole(connection, runner(name))) {
                    statement.execute(
                            "CREATE ROLE %s LOGIN PASSWORD '%s'"
                                    .formatted(
                                            runner(name),
                                            literal(secrets.get("POSTGRES_RUNTIME_PASSWORD"))));
                    statement.execute(
                            "GRANT CONNECT ON DATABASE %s TO %s".formatted(name, runner(name)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the suite's databases", e);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        return finds(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name);
    }

    private static boolean hasRole(Connection connection, String name) throws SQLException {
        return finds(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
    }

    private static boolean finds(Connection connection, String sql, String name)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    private static String literal(String text) {
        return text.replaceAll(NOT_A_STRING, "");
    }

    /// A connection as the server's superuser.
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", secrets.get("POSTGRES_PASSWORD"));
        properties.setProperty("loginTimeout", "5");
        var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        var connection = new Driver().connect(url, properties);
        return connection == null ? DriverManager.getConnection(url, properties) : connection;
    }
}
