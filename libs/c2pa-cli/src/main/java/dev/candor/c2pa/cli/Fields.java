package dev.candor.c2pa.cli;

import dev.candor.c2pa.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An object of a definition file. What nobody asked it for when all is read is what will not be
/// written, and named. Not thread safe.
final class Fields {
    private final JsonValue.Map map;
    private final String path;
    private final List<String> leftOut;
    private final Set<String> asked = new HashSet<>();

    /// @param path where it is in the file, in front of its fields' names; empty for all of it
    /// @param leftOut takes the names of what nobody asked for
    Fields(JsonValue.Map map, String path, List<String> leftOut) {
        this.map = map;
        this.path = path;
        this.leftOut = leftOut;
    }

    Optional<JsonValue> value(String name) {
        asked.add(name);
        return map.get(name).filter(value -> !(value instanceof JsonValue.Null));
    }

    Optional<String> text(String name) {
        return value(name)
                .map(value -> value.asText().orElseThrow(() -> wrong(name, "is no text")));
    }

    Optional<Fields> object(String name) {
        return value(name).map(value -> within(name, value));
    }

    List<JsonValue> list(String name) {
        return value(name)
                .map(
                        value ->
                                value instanceof JsonValue.Array(var items)
                                        ? items
                                        : raise(name, "is no list"))
                .orElse(List.of());
    }

    List<Fields> objects(String name) {
        var items = list(name);
        var objects = new ArrayList<Fields>();
        for (int i = 0; i < items.size(); i++) {
            objects.add(within("%s[%d]".formatted(name, i), items.get(i)));
        }
        return objects;
    }

    List<String> texts(String name) {
        return list(name).stream()
                .map(item -> item.asText().orElseThrow(() -> wrong(name, "holds what is no text")))
                .toList();
    }

    /// A field that does not matter here.
    Fields without(String... names) {
        asked.addAll(List.of(names));
        return this;
    }

    /// The fields that were not asked for before; now they were.
    List<JsonValue.Member> others() {
        var others =
                map.members().stream().filter(member -> !asked.contains(member.name())).toList();
        others.forEach(member -> asked.add(member.name()));
        return others;
    }

    /// Names what nobody asked for.
    void close() {
        others().forEach(member -> leftOut.add(path + member.name()));
    }

    /// Says that something was read and is not written all the same.
    void leaveOut(String name) {
        leftOut.add(path + name);
    }

    IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("%s%s %s".formatted(path, name, what));
    }

    private <T> T raise(String name, String what) {
        throw wrong(name, what);
    }

    private Fields within(String name, JsonValue value) {
        return value.asMap()
                .map(found -> new Fields(found, path + name + ".", leftOut))
                .orElseThrow(() -> wrong(name, "is no object"));
    }

    /// The same, named by another path in what is said of it.
    Fields at(String other) {
        return new Fields(map, other, leftOut);
    }
}
