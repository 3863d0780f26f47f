package dev.candor.gateway.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.inbox.Onward.Taken;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/// How rows of the inbox are read.
@ApplicationScoped
public class TakenRows {
    /// What has to be selected.
    public static final String COLUMNS = "position, id, organization, type, subject, time, body";

    private final ObjectMapper json;

    TakenRows(ObjectMapper json) {
        this.json = json;
    }

    public List<Taken> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::read).toList();
    }

    private Taken read(Row row) {
        try {
            return new Taken(
                    row.getLong("position"),
                    row.getUUID("id"),
                    row.getString("organization"),
                    row.getString("type"),
                    row.getString("subject"),
                    row.getOffsetDateTime("time").toInstant(),
                    json.readTree(row.getString("body")).path("data"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that was taken in can be read", e);
        }
    }
}
