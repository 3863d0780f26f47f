package dev.candor.consent.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.vault.OldTable.Column;
import dev.candor.kit.identity.Organization;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Before the service answers anybody: rows from before everything was sealed are sealed now, a
/// table a transaction, as the owner of the tables. A constraint of each table says that nothing
/// in it is in the clear; validated, it tells that there is nothing left to do.
///
/// Whoever was erased has no key any more: what was left of them in the clear is gone then.
@ApplicationScoped
class SealOldRows {
    /// After the destructions were repeated.
    static final int LATE = 4000;

    private static final Logger LOG = Logger.getLogger(SealOldRows.class);
    private static final int AT_A_TIME = 500;
    private static final String TO_DO =
            """
            select r.relname, c.conname, pg_get_expr(c.conbin, c.conrelid)
            from pg_constraint c join pg_class r on r.oid = c.conrelid
            where c.connamespace = current_schema()::regnamespace and c.conname = r.relname || '_sealed'
                and not c.convalidated
            order by r.relname
            """;
    private static final String PERSONAL =
            """
            jsonb_build_object('displayName', t.display_name, 'accountId', t.account_id,
                'representatives', to_jsonb(t.representatives),
                'externalIds', (select coalesce(jsonb_agg(jsonb_build_object('scheme', x.s, 'value', x.v)), '[]')
                    from unnest(t.external_schemes, t.external_values) x(s, v)))::text
            """;

    private final Vault vault;
    private final Flyway flyway;
    private final ObjectMapper json;

    SealOldRows(Vault vault, Flyway flyway, ObjectMapper json) {
        this.vault = vault;
        this.flyway = flyway;
        this.json = json;
    }

    void start(@Observes @Priority(LATE) StartupEvent event) {
        sealAll();
    }

    /// Seals what is not. Blocks; nothing happens when all is sealed.
    ///
    /// @throws IllegalStateException when rows stay in the clear
    void sealAll() {
        try (var connection = flyway.getConfiguration().getDataSource().getConnection()) {
            connection.setAutoCommit(false);
            for (var open : toDo(connection)) {
                seal(connection, open);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Rows from before cannot be sealed", e);
        }
    }

    /// A table whose constraint is not validated yet.
    private record Open(String table, String constraint, String isSealed) {}

    private static List<Open> toDo(Connection connection) throws SQLException {
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery(TO_DO)) {
            var open = new ArrayList<Open>();
            while (rows.next()) {
                open.add(new Open(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return open;
        }
    }

    private void seal(Connection connection, Open open) throws SQLException {
        execute(connection, "lock table " + open.table() + " in share row exclusive mode");
        execute(connection, "alter table " + open.table() + " disable trigger user");
        var count = 0;
        for (var some = AT_A_TIME; some == AT_A_TIME; count += some) {
            some = some(connection, open);
        }
        execute(connection, "alter table " + open.table() + " enable trigger user");
        execute(
                connection,
                "alter table %s validate constraint %s".formatted(open.table(), open.constraint()));
        if (count > 0) {
            LOG.infof("rows sealed: table=%s rows=%d", open.table(), count);
        }
    }

    private int some(Connection connection, Open open) throws SQLException {
        return switch (open.table()) {
            case "subject" -> subjects(connection, open);
            case "idempotency_record" -> answers(connection, open);
            default -> rows(connection, open, table(open.table()));
        };
    }

    private static OldTable table(String name) {
        return OldTable.ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody knows how to seal " + name));
    }

    // --- rows, column by column ---

    private int rows(Connection connection, Open open, OldTable table) throws SQLException {
        var columns = table.columns().stream().map(Column::name).toList();
        var query =
                select(
                        open,
                        table.organization(),
                        table.owners(),
                        "t." + String.join(", t.", columns));
        var update =
                "update %s set %s where ctid = ?::tid"
                        .formatted(
                                open.table(),
                                columns.stream()
                                        .map(column -> column + " = ?")
                                        .collect(Collectors.joining(", ")));
        try (var rows = connection.createStatement().executeQuery(query);
                var change = connection.prepareStatement(update)) {
            var count = 0;
            for (; rows.next(); count++) {
                var organization = new Organization(rows.getString("organization"));
                var owners = owners(rows, organization);
                var seal = awaited(vault.keysOf(organization, owners)).ofWhoMayBeErased(owners);
                for (var i = 0; i < columns.size(); i++) {
                    change.setObject(
                            i + 1,
                            sealed(connection, rows, table.columns().get(i), organization, seal));
                }
                change.setString(columns.size() + 1, rows.getString("place"));
                change.executeUpdate();
            }
            return count;
        }
    }

    private @Nullable Object sealed(
            Connection connection,
            ResultSet row,
            Column column,
            Organization organization,
            Seal seal)
            throws SQLException {
        if (column.manner() == OldTable.Manner.SEALED_EACH) {
            var texts = (String[]) row.getArray(column.name()).getArray();
            return connection.createArrayOf(
                    "text", Arrays.stream(texts).map(text -> once(text, column, seal)).toArray());
        }
        var text = row.getString(column.name());
        if (text == null) {
            return null;
        }
        return switch (column.manner()) {
            case SEALED -> text.isEmpty() ? text : once(text, column, seal);
            case ACCOUNT -> account(organization, text);
            case ACCOUNT_AND_SEALED ->
                    text.startsWith("sealed:")
                            ? text
                            : seal.seal(column.field(), account(organization, text));
            case EMPTIED, SEALED_EACH -> "";
        };
    }

    private static String once(String text, Column column, Seal seal) {
        return text.startsWith("sealed:") ? text : seal.seal(column.field(), text);
    }

    private String account(Organization organization, String account) {
        awaited(vault.remember(organization, account));
        return vault.account(organization, account);
    }

    // --- people ---

    private int subjects(Connection connection, Open open) throws SQLException {
        var query = select(open, "t.organization", "array[t.id]", PERSONAL + " as personal, t.*");
        try (var rows = connection.createStatement().executeQuery(query);
                var change =
                        connection.prepareStatement(
                                """
                                update subject set sealed = ?, account_digest = ?, speaker_digests = ?,
                                    display_name = null, account_id = null, representatives = '{}',
                                    external_schemes = '{}', external_values = '{}'
                                where ctid = ?::tid
                                """)) {
            var count = 0;
            for (; rows.next(); count++) {
                var organization = new Organization(rows.getString("organization"));
                var owners = owners(rows, organization);
                var seal = awaited(vault.keysOf(organization, owners)).ofWhoMayBeErased(owners);
                var account = rows.getString("account_id");
                var speakers = (String[]) rows.getArray("representatives").getArray();
                change.setString(1, seal.seal("subject", rows.getString("personal")));
                change.setString(2, account == null ? null : vault.digest(organization, account));
                change.setArray(
                        3,
                        connection.createArrayOf(
                                "varchar",
                                Arrays.stream(speakers)
                                        .map(speaker -> vault.digest(organization, speaker))
                                        .sorted()
                                        .toArray()));
                change.setString(4, rows.getString("place"));
                change.executeUpdate();
            }
            return count;
        }
    }

    // --- answers ---

    private int answers(Connection connection, Open open) throws SQLException {
        var query = select(open, "null", "null::uuid[]", "t.answer");
        try (var rows = connection.createStatement().executeQuery(query);
                var change =
                        connection.prepareStatement(
                                "update idempotency_record set answer = ? where ctid = ?::tid")) {
            var count = 0;
            for (; rows.next(); count++) {
                change.setString(1, answer(connection, rows.getString("answer")));
                change.setString(2, rows.getString("place"));
                change.executeUpdate();
            }
            return count;
        }
    }

    /// An answer does not say of which organization it is; the people in it do.
    private String answer(Connection connection, String answer) throws SQLException {
        var people = people(connection, read(answer));
        var organization = organization(connection, people);
        var owners =
                organization.equals(SealedAnswers.ANY)
                        ? List.of(Vault.owner(SealedAnswers.ANY))
                        : people;
        var keys = awaited(vault.keysOf(organization, owners));
        return SealedAnswers.kept(keys.ofWhoMayBeErased(owners), owners, answer);
    }

    private static List<UUID> people(Connection connection, JsonNode answer) throws SQLException {
        var people = SealedAnswers.people(answer);
        if (!people.isEmpty() || !answer.path("grantId").isTextual()) {
            return people;
        }
        try (var query =
                connection.prepareStatement(
                        "select subject_id from consent_grant where id = ?::uuid")) {
            query.setString(1, answer.path("grantId").asText());
            try (var rows = query.executeQuery()) {
                return rows.next() ? List.of(rows.getObject(1, UUID.class)) : List.of();
            }
        }
    }

    private static Organization organization(Connection connection, List<UUID> people)
            throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select min(organization) from subject where id = any(?)")) {
            query.setArray(1, connection.createArrayOf("uuid", people.toArray()));
            try (var rows = query.executeQuery()) {
                rows.next();
                var slug = rows.getString(1);
                return slug == null ? SealedAnswers.ANY : new Organization(slug);
            }
        }
    }

    private JsonNode read(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is JSON", e);
        }
    }

    // --- all ---

    private static String select(Open open, String organization, String owners, String columns) {
        return "select t.ctid::text as place, %s as organization, %s as owners, %s from %s t where not (%s) limit %d"
                .formatted(organization, owners, columns, open.table(), open.isSealed(), AT_A_TIME);
    }

    private static List<UUID> owners(ResultSet row, Organization organization) throws SQLException {
        var owners = row.getArray("owners");
        return owners == null
                ? List.of(Vault.owner(organization))
                : List.of((UUID[]) owners.getArray());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T awaited(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable e) {
            throw new IllegalStateException("The keys do not answer", e);
        }
    }
}
