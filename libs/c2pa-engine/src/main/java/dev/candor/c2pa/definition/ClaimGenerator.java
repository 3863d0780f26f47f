package dev.candor.c2pa.definition;

import dev.candor.c2pa.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The software that makes the claim (`generator-info-map` of C2PA 2.4, 10.2.3.2).
///
/// @param name what people know it by
/// @param version its version; not written if empty
/// @param operatingSystem what it ran on; null if not said
/// @param icon a small picture of it; null if there is none
/// @param more further fields by name
public record ClaimGenerator(
        String name,
        String version,
        @Nullable String operatingSystem,
        @Nullable Thumbnail icon,
        Map<String, JsonValue> more) {
    private static final Set<String> OWN_FIELDS =
            Set.of("name", "version", "operating_system", "icon", "specVersion");

    public ClaimGenerator {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A claim generator has a name");
        }
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
        for (var field : more.keySet()) {
            if (field.isEmpty() || OWN_FIELDS.contains(field)) {
                throw new IllegalArgumentException(
                        "%s is no further field of a claim generator".formatted(field));
            }
        }
    }

    /// Of which only name and version are said.
    public ClaimGenerator(String name, String version) {
        this(name, version, null, null, Map.of());
    }

    /// The same, with what it ran on.
    public ClaimGenerator runningOn(String system) {
        return new ClaimGenerator(name, version, system, icon, more);
    }

    /// The same, with a small picture of it.
    public ClaimGenerator seenAs(Thumbnail picture) {
        return new ClaimGenerator(name, version, operatingSystem, picture, more);
    }

    /// The same, with a further field.
    public ClaimGenerator with(String field, JsonValue value) {
        var all = new LinkedHashMap<>(more);
        all.put(field, value);
        return new ClaimGenerator(name, version, operatingSystem, icon, all);
    }
}
