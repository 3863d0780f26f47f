package dev.candor.launcher;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.embedded.Secrets;
import dev.candor.transparency.SignedNote;
import dev.candor.transparency.audit.Anchors;
import dev.candor.transparency.audit.AuditReport;
import dev.candor.transparency.audit.DatabaseAudit;
import dev.candor.transparency.audit.ServerAudit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Rebuilds a ledger and compares it with what was signed.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Rebuilds the ledger's tree and the state of every grant, compares them with signed"
                    + " checkpoints, and names the first bad entry.",
            "Reads only. Exits with 1 when something is wrong."
        },
        footer = {
            "",
            "Without --database and --server it audits the suite that runs here.",
            "Keep what --save writes apart from the registry, and bring it along as --known: it"
                    + " shows an older copy or a shorter ledger that was put in its place."
        })
final class LedgerAuditCommand implements Callable<Integer> {
    private static final int WRONG = 1;

    @ArgGroup private Where where = new Where();

    /// One of the two, or neither.
    static final class Where {
        @Option(
                names = "--database",
                paramLabel = "URL",
                description =
                        "The registry's database, such as jdbc:postgresql://host/candor_consent;"
                                + " user and password from --user and PGPASSWORD.")
        @Nullable String database;

        @Option(
                names = "--server",
                paramLabel = "URL",
                description = "The registry's REST interface: signatures and proofs alone.")
        @Nullable URI server;
    }

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who signs in to the database (${DEFAULT-VALUE}).")
    private String user = "candor_consent";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "With --server: a bearer token that reads entries, to rebuild the tree.")
    private @Nullable String token;

    @Option(
            names = "--organization",
            paramLabel = "NAME",
            description = "Whose ledger; all of the database, the server's own.")
    private @Nullable String organization;

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "A checkpoint kept from an earlier audit or a witness (a signed note).")
    private List<Path> known = List.of();

    @Option(
            names = "--witness",
            paramLabel = "URL",
            description =
                    "A registry that witnesses this one: what it cosigned is a known checkpoint.")
    private List<URI> witnesses = List.of();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The registry's public keys (a JWK set), in place of those it shows.")
    private @Nullable Path keys;

    @Option(
            names = "--save",
            paramLabel = "FOLDER",
            description = "Where the latest checkpoint that is right is kept for the next audit.")
    private @Nullable Path save;

    @Option(
            names = "--clock-tolerance",
            paramLabel = "DURATION",
            description = "How far an entry may be dated before a checkpoint without it (PT5M).")
    private Duration clockTolerance = Duration.ofMinutes(5);

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var reports = where.server == null ? auditDatabase() : List.of(auditServer(where.server));
        for (var report : reports) {
            show(report);
            save(report);
        }
        return reports.stream().allMatch(AuditReport::isClean) ? 0 : WRONG;
    }

    private List<AuditReport> auditDatabase()
            throws SQLException, IOException, InterruptedException {
        try (var connection = connect()) {
            var reports = new ArrayList<AuditReport>();
            for (var name : organizations(connection)) {
                reports.add(
                        DatabaseAudit.run(
                                connection, name, anchors(), clockTolerance, this::progress));
            }
            return reports;
        }
    }

    private List<String> organizations(Connection connection) throws SQLException {
        return organization == null
                ? DatabaseAudit.organizations(connection)
                : List.of(organization);
    }

    private AuditReport auditServer(URI server) throws IOException, InterruptedException {
        return ServerAudit.run(server, organization, token, anchors(), this::progress);
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("ApplicationName", "candor ledger audit");
        var url = where.database;
        var password = System.getenv("PGPASSWORD");
        if (url == null) {
            url = "jdbc:" + runningDatabase() + "/" + Service.CONSENT.database();
            password =
                    Secrets.in(Candor.home().data().resolve("secrets.json"))
                            .get("POSTGRES_PASSWORD");
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new IllegalArgumentException("Not the address of a PostgreSQL database: " + url);
        }
        return connection;
    }

    private static String runningDatabase() {
        return Candor.running().processes().stream()
                .map(Roster.Entry::address)
                .filter(address -> address != null && address.startsWith("postgresql:"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No database runs here"));
    }

    private Anchors anchors() throws IOException, InterruptedException {
        var notes = new ArrayList<SignedNote>();
        for (var witness : witnesses) {
            notes.addAll(ServerAudit.cosigned(witness));
        }
        for (var file : known) {
            notes.add(SignedNote.parse(Files.readString(file)));
        }
        return new Anchors(trusted(), notes, List.of());
    }

    private @Nullable List<String> trusted() throws IOException {
        if (keys == null) {
            return null;
        }
        var trusted = new ArrayList<String>();
        new JsonMapper()
                .readTree(keys.toFile())
                .path("keys")
                .forEach(key -> trusted.add(key.path("x").asText()));
        return trusted;
    }

    private void progress(long entries) {
        if (System.console() != null) {
            System.err.printf("\r\033[K  %,d entries", entries);
        }
    }

    private static void show(AuditReport report) {
        if (System.console() != null) {
            System.err.print("\r\033[K");
        }
        System.out.printf(
                "%s: %,d entries, %,d events, %,d grants, %,d checkpoints%n  root %s%n",
                report.organization(),
                report.entries(),
                report.events(),
                report.grants(),
                report.checkpoints(),
                report.root());
        report.remarks().forEach(remark -> System.out.println("  note: " + remark));
        for (var finding : report.findings()) {
            System.out.printf(
                    "  WRONG%s: %s%n",
                    finding.seq() == 0 ? "" : " at entry " + finding.seq(), finding.what());
        }
        System.out.println(
                report.isClean()
                        ? "  Everything is as it was signed."
                        : "  The first bad entry is named first.");
    }

    private void save(AuditReport report) throws IOException {
        if (save != null && report.last() != null && report.isClean()) {
            Files.createDirectories(save);
            var name = report.organization().replaceAll("[^A-Za-z0-9.-]", "_");
            Files.writeString(save.resolve(name + ".checkpoint"), report.last());
        }
    }
}
