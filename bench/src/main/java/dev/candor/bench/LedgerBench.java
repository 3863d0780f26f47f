package dev.candor.bench;

import dev.candor.embedded.CandorHome;
import dev.candor.embedded.Database;
import dev.candor.embedded.Ports;
import dev.candor.embedded.Secrets;
import dev.candor.transparency.audit.Anchors;
import dev.candor.transparency.audit.DatabaseAudit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// The consent registry's ledger in a PostgreSQL that waits for its disk: leaves a second, proofs
/// and audits at a million leaves.
///
/// Arguments: the folder to work in, and how many leaves. The schema is that of the migrations in
/// the checkout it is run from.
public final class LedgerBench {
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final int BATCH = 50_000;
    private static final int PROOFS = 5_000;
    private static final int BLOCK = 4096;

    // One state change as the service writes it into the ledger: the head's lock, then the leaf.
    private static final String NEXT =
            """
            insert into ledger_head as head (organization, size) values (?, 1)
            on conflict (organization) do update set size = head.size + 1 returning size
            """;
    private static final String LEAF =
            """
            insert into ledger_entry (organization, seq, kind, body, leaf_hash, at)
            select ?, ?, 'BENCH', body, encode(sha256('\\x00'::bytea || convert_to(body, 'UTF8')), 'hex'), now()
            from (select repeat('x', 300) || ?::text as body) leaf
            """;
    private static final String FILL =
            """
            insert into ledger_entry (organization, seq, kind, body, leaf_hash, at)
            select 'filled', n, 'BENCH', body, encode(sha256('\\x00'::bytea || convert_to(body, 'UTF8')), 'hex'), now()
            from (select n, json_build_object('type', 'BENCH', 'n', n, 'pad', repeat('x', 300))::text as body
                  from generate_series(?::bigint, ?::bigint) n) leaves order by n
            """;
    // What a proof reads: nodes by their keys, in one statement.
    private static final String PROOF =
            """
            select n.level, n.place, n.hash from unnest(?::int[], ?::bigint[]) as asked(level, place)
            join ledger_node n on n.organization = 'filled' and n.level = asked.level and n.place = asked.place
            union all
            select 0, e.seq - 1, decode(e.leaf_hash, 'hex') from ledger_entry e
            where e.organization = 'filled' and e.seq = any(?::bigint[])
            """;

    private LedgerBench() {}

    public static void main(String... arguments) throws Exception {
        var work = Path.of(arguments[0]).toAbsolutePath();
        var leaves = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
        var home = new CandorHome(work);
        var secrets = Secrets.in(work.resolve("secrets.json"));
        try (var database = Database.kept(home, work.resolve("postgres"), Ports.free(), secrets)) {
            var login = database.login("candor_consent");
            migrate(login);
            say("the disk takes %,.0f fsyncs a second", fsyncs(work));
            for (var writers : List.of(1, 8)) {
                say(
                        "%d writers of one ledger: %,.0f leaves a second, each a commit",
                        writers, leavesASecond(login, writers, false));
                say(
                        "%d writers of a ledger each: %,.0f leaves a second",
                        writers, leavesASecond(login, writers, true));
            }
            try (var connection = connect(login)) {
                var begun = System.nanoTime();
                fill(connection, leaves);
                say("filled to %,d leaves in %,.1f s", leaves, seconds(begun));
                proofs(connection, leaves);
                audit(connection, "filled");
            }
            try (var connection = connect(login)) { // an audit leaves its connection read-only
                var begun = System.nanoTime();
                new LedgerLives(connection).fill(leaves);
                say("lived to %,d leaves in %,.1f s", leaves, seconds(begun));
                audit(connection, LedgerLives.ORGANIZATION);
            }
        }
    }

    private static void audit(Connection connection, String organization) throws SQLException {
        var begun = System.nanoTime();
        var report =
                DatabaseAudit.run(
                        connection, organization, Anchors.NONE, Duration.ofDays(1), _ -> {});
        say(
                "audited %,d leaves, %,d events and %,d grants in %,.1f s, %d findings; heap of %,d"
                        + " MB at most",
                report.entries(),
                report.events(),
                report.grants(),
                seconds(begun),
                report.findings().size(),
                Runtime.getRuntime().maxMemory() >> 20);
        report.findings().stream().limit(3).forEach(finding -> say("%s", finding.what()));
    }

    private static double fsyncs(Path folder) throws IOException {
        var file = folder.resolve("fsync");
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var end = System.nanoTime() + A_WHILE.toNanos();
            var count = 0;
            while (System.nanoTime() < end) {
                channel.write(ByteBuffer.allocate(BLOCK), 0);
                channel.force(false);
                count++;
            }
            return count / (double) A_WHILE.toSeconds();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static double leavesASecond(Database.Login login, int writers, boolean apart)
            throws Exception {
        var count = new AtomicLong();
        var end = System.nanoTime() + A_WHILE.toNanos();
        try (var people = Executors.newFixedThreadPool(writers)) {
            var jobs = new ArrayList<Future<?>>();
            for (var i = 0; i < writers; i++) {
                var organization = "writers-" + (apart ? writers + "-" + i : writers);
                jobs.add(
                        people.submit(
                                () -> {
                                    write(login, organization, end, count);
                                    return null;
                                }));
            }
            for (var job : jobs) {
                job.get();
            }
        }
        return count.get() / (double) A_WHILE.toSeconds();
    }

    private static void write(Database.Login login, String organization, long end, AtomicLong count)
            throws SQLException {
        try (var connection = connect(login);
                var next = connection.prepareStatement(NEXT);
                var leaf = connection.prepareStatement(LEAF)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                next.setString(1, organization);
                try (var rows = next.executeQuery()) {
                    rows.next();
                    leaf.setString(1, organization);
                    leaf.setLong(2, rows.getLong(1));
                    leaf.setLong(3, rows.getLong(1));
                }
                leaf.executeUpdate();
                connection.commit();
                count.incrementAndGet();
            }
        }
    }

    private static void fill(Connection connection, long leaves) throws SQLException {
        connection.setAutoCommit(false);
        try (var fill = connection.prepareStatement(FILL);
                var head = connection.createStatement()) {
            head.execute("alter table ledger_head disable trigger grows");
            var there = 0L;
            try (var rows =
                    head.executeQuery(
                            "select count(*) from ledger_entry where organization = 'filled'")) {
                rows.next();
                there = rows.getLong(1);
            }
            for (var from = there + 1; from <= leaves; from += BATCH) {
                fill.setLong(1, from);
                fill.setLong(2, Math.min(leaves, from + BATCH - 1));
                fill.executeUpdate();
                connection.commit();
            }
            head.execute(
                    "insert into ledger_head select 'filled', max(seq) from ledger_entry where"
                            + " organization = 'filled' on conflict (organization) do update set"
                            + " size = excluded.size");
            head.execute("alter table ledger_head enable trigger grows");
            connection.commit();
            connection.setAutoCommit(true);
            head.execute("analyze");
        }
    }

    private static void proofs(Connection connection, long leaves) throws SQLException {
        var random = new Random(1);
        var nanos = new long[PROOFS];
        try (var proof = connection.prepareStatement(PROOF)) {
            for (var i = -500; i < PROOFS; i++) {
                var index = (long) (random.nextDouble() * leaves);
                var begun = System.nanoTime();
                read(connection, proof, index, leaves);
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - begun;
                }
            }
        }
        Arrays.sort(nanos);
        say(
                "a proof's nodes at %,d leaves: p50 %.2f ms, p99 %.2f ms",
                leaves, nanos[PROOFS / 2] / 1e6, nanos[PROOFS * 99 / 100] / 1e6);
    }

    /// The siblings on a leaf's path that are full subtrees, and the subtrees of the whole.
    private static void read(
            Connection connection, PreparedStatement proof, long index, long leaves)
            throws SQLException {
        var levels = new ArrayList<Integer>();
        var places = new ArrayList<Long>();
        for (var level = 1; leaves >> level > 0; level++) {
            levels.add(level);
            places.add((index >> level ^ 1) < leaves >> level ? index >> level ^ 1 : 0);
        }
        proof.setArray(1, connection.createArrayOf("int", levels.toArray()));
        proof.setArray(2, connection.createArrayOf("bigint", places.toArray()));
        proof.setArray(3, connection.createArrayOf("bigint", new Object[] {(index ^ 1) + 1}));
        try (var rows = proof.executeQuery()) {
            while (rows.next()) {
                rows.getBytes(3);
            }
        }
    }

    private static void migrate(Database.Login login) throws SQLException, IOException {
        try (var connection = connect(login);
                var sql = connection.createStatement()) {
            try (var known = sql.executeQuery("select to_regclass('ledger_entry') is not null")) {
                known.next();
                if (known.getBoolean(1)) {
                    return;
                }
            }
            for (var migration : migrations("libs/service-kit/src/main/resources/db/kit")) {
                sql.execute(Files.readString(migration));
            }
            for (var migration : migrations("consent-service/src/main/resources/db/migration")) {
                sql.execute(Files.readString(migration));
            }
        }
    }

    private static List<Path> migrations(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .sorted(Comparator.comparing(LedgerBench::version))
                    .toList();
        }
    }

    private static int version(Path migration) {
        return Integer.parseInt(
                migration.getFileName().toString().replaceFirst("V(?:0_)?(\\d+)__.*", "$1"));
    }

    private static Connection connect(Database.Login login) throws SQLException {
        return DriverManager.getConnection(login.jdbcUrl(), login.username(), login.password());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String form, Object... values) {
        System.out.println(form.formatted(values));
    }
}
