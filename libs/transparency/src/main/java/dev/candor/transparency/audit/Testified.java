package dev.candor.transparency.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.transparency.StoredRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All rows for which entries answer, of every table, read in the order of the entries.
final class Testified implements AutoCloseable {
    // A planner that is told that little of a result is read would look rows up one by one.
    private static final String READ_ALL = "set local cursor_tuple_fraction = 1";

    private final List<TestifiedRows> tables = new ArrayList<>();

    Testified(Connection connection, String organization, Findings findings) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(READ_ALL);
        }
        for (var source : TestifiedRows.SOURCES) {
            tables.add(new TestifiedRows(connection, organization, source, findings));
        }
    }

    /// Holds the rows of an entry against what it answers for.
    ///
    /// @param body null where it cannot be read
    /// @return the event of the entry; null where it has none
    @Nullable StoredRow hold(long seq, String kind, @Nullable JsonNode body, @Nullable String salt)
            throws SQLException {
        StoredRow event = null;
        for (var table : tables) {
            var rows = table.hold(seq, kind, body, salt);
            if (!rows.isEmpty() && rows.getFirst().table().equals("consent_event")) {
                event = rows.getFirst();
            }
        }
        return event;
    }

    /// After the last entry.
    void end() throws SQLException {
        for (var table : tables) {
            table.end();
        }
    }

    @Override
    public void close() throws SQLException {
        for (var table : tables) {
            table.close();
        }
    }
}
