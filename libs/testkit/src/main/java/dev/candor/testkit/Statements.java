package dev.candor.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Listens to which statements the service sends to its database, as long as it is open.
public final class Statements implements AutoCloseable {
    private final Logger log = Logger.getLogger("org.hibernate.SQL");
    private final Level before = log.getLevel();
    private final Ear ear;

    private Statements(String table) {
        ear = new Ear(table);
        log.addHandler(ear);
        log.setLevel(Level.FINE);
    }

    /// Those that name a table, which keeps out what the service does on the side.
    public static Statements about(String table) {
        return new Statements(table);
    }

    public List<String> said() {
        return List.copyOf(ear.said);
    }

    @Override
    public void close() {
        log.setLevel(before);
        log.removeHandler(ear);
    }

    private static final class Ear extends Handler {
        private final String table;
        private final List<String> said = new CopyOnWriteArrayList<>();

        Ear(String table) {
            this.table = table;
        }

        @Override
        public void publish(LogRecord statement) {
            if (String.valueOf(statement.getMessage()).contains(table)) {
                said.add(statement.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
