package dev.candor.c2pa.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts an object together, member by member. Not thread safe.
public final class JsonMapBuilder {
    private final List<JsonValue.Member> members = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /// @throws IllegalArgumentException if the name is there already
    public JsonMapBuilder put(String name, JsonValue value) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("The name is there already: " + name);
        }
        members.add(new JsonValue.Member(name, value));
        return this;
    }

    public JsonMapBuilder put(String name, String value) {
        return put(name, JsonValue.of(value));
    }

    public JsonMapBuilder put(String name, long value) {
        return put(name, JsonValue.of(value));
    }

    public JsonMapBuilder put(String name, boolean value) {
        return put(name, JsonValue.of(value));
    }

    public JsonMapBuilder put(String name, List<? extends JsonValue> items) {
        return put(name, JsonValue.of(items));
    }

    /// The member, unless there is no value.
    public JsonMapBuilder putIfPresent(String name, @Nullable String value) {
        return value == null ? this : put(name, value);
    }

    public JsonValue.Map build() {
        return new JsonValue.Map(members);
    }
}
