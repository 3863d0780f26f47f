package dev.candor.gateway.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Every kind of event that a subscriber may be told of, by its type. Written in
/// `events/catalogue.json`.
@ApplicationScoped
public class EventCatalogue {
    private static final String FILE = "/events/catalogue.json";

    private final Map<String, Kind> kinds;

    EventCatalogue(ObjectMapper json) {
        this.kinds = read(json);
    }

    /// One kind of event.
    ///
    /// @param title in a few words
    /// @param subject what its subject looks like, such as `grants/{id}`
    /// @param family which schema its data has
    record Kind(String type, String title, String subject, Family family) {}

    /// Kinds whose data has one shape.
    ///
    /// @param schema JSON Schema of `data`
    /// @param example one `data`
    record Family(String name, String source, JsonNode schema, JsonNode example) {}

    /// The types, in alphabetical order.
    public List<String> types() {
        return List.copyOf(kinds.keySet());
    }

    /// The kinds, by type.
    List<Kind> kinds() {
        return List.copyOf(kinds.values());
    }

    private static Map<String, Kind> read(ObjectMapper json) {
        try (var in =
                Objects.requireNonNull(EventCatalogue.class.getResourceAsStream(FILE), FILE)) {
            var kinds = new TreeMap<String, Kind>();
            for (var family : json.readTree(in).path("families")) {
                var read =
                        new Family(
                                family.path("name").asText(),
                                family.path("source").asText(),
                                family.path("schema"),
                                family.path("example"));
                for (var kind : family.path("kinds")) {
                    var type = kind.path("type").asText();
                    kinds.put(
                            type,
                            new Kind(
                                    type,
                                    kind.path("title").asText(),
                                    kind.path("subject").asText(),
                                    read));
                }
            }
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
