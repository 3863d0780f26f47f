package dev.candor.c2pa.definition;

import dev.candor.c2pa.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What holds for all actions of a name, where they do not say otherwise (C2PA 2.4, 18.15.6.1).
///
/// @param action the name of the actions, or `*` for all
/// @param digitalSourceType how what they change came to be; null if not said
/// @param description free words; null if there are none
/// @param softwareAgent what did them; null if not said
/// @param parameters further words, by name
public record ActionTemplate(
        String action,
        @Nullable DigitalSourceType digitalSourceType,
        @Nullable String description,
        @Nullable SoftwareAgent softwareAgent,
        Map<String, JsonValue> parameters) {
    private static final Pattern NAME = Pattern.compile("\\*|[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    public ActionTemplate {
        if (!NAME.matcher(action).matches()) {
            throw new IllegalArgumentException(
                    "%s is no action that there could be a template for".formatted(action));
        }
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
