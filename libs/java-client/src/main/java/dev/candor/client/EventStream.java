package dev.candor.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/// Reads server-sent events (HTML Living Standard, 9.2.6), one after the other.
final class EventStream implements AutoCloseable {
    private final BufferedReader lines;

    EventStream(InputStream in) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// @param id the last that was said; empty when none was
    /// @param data its lines, joined
    record Event(String id, String data) {}

    private String id = "";

    /// The next event that has data; none at the end of the stream. What is cut off in the middle
    /// of an event does not count.
    Optional<Event> next() throws IOException {
        var data = new StringJoiner("\n");
        data.setEmptyValue("");
        var some = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (some) {
                    return Optional.of(new Event(id, data.toString()));
                }
                continue;
            }
            int colon = line.indexOf(':');
            var field = colon < 0 ? line : line.substring(0, colon);
            var value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "data" -> {
                    data.add(value);
                    some = true;
                }
                case "id" -> id = value;
                default -> {} // a comment, a name, a time to wait: not needed here
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
