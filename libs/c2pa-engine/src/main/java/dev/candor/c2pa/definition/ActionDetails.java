package dev.candor.c2pa.definition;

import dev.candor.c2pa.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What may be said of an action beside what it is (C2PA 2.4, 18.15.4 and 18.15.8).
///
/// @param when when it was done; the time of signing if null
/// @param reason why, such as `com.example.request`; null if not said
/// @param on the ingredients it acts on
/// @param changes the regions of the asset that were changed (18.2), each a `region-map`
/// @param parameters further words, by names with a namespace or those C2PA has
/// @param relatedAssertions labels of assertions of the manifest that say more of it
/// @param related actions that belong to it
public record ActionDetails(
        @Nullable Instant when,
        @Nullable String reason,
        List<ActedOn> on,
        List<JsonValue.Map> changes,
        Map<String, JsonValue> parameters,
        List<String> relatedAssertions,
        List<ActionDefinition> related) {
    /// Nothing more is said.
    public static final ActionDetails NONE =
            new ActionDetails(null, null, List.of(), List.of(), Map.of(), List.of(), List.of());

    private static final Pattern NAMESPACED = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    private static final Set<String> OWN_FIELDS =
            Set.of("ingredient", "ingredients", "redacted", "relatedAssertions");

    public ActionDetails {
        on = List.copyOf(on);
        changes = List.copyOf(changes);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        relatedAssertions = List.copyOf(relatedAssertions);
        related = List.copyOf(related);
        if (reason != null && !NAMESPACED.matcher(reason).matches()) {
            throw new IllegalArgumentException("The reason %s has no namespace".formatted(reason));
        }
        for (var change : changes) {
            if (change.array("region").isEmpty()) {
                throw new IllegalArgumentException("A change is of a region, and has none");
            }
        }
        for (var name : parameters.keySet()) {
            if (name.isEmpty() || OWN_FIELDS.contains(name)) {
                throw new IllegalArgumentException(
                        "%s is no parameter that is written by hand".formatted(name));
            }
        }
    }

    /// The same, done at a time other than that of signing.
    public ActionDetails at(Instant time) {
        return new ActionDetails(time, reason, on, changes, parameters, relatedAssertions, related);
    }

    /// The same, with a reason.
    public ActionDetails because(String why) {
        return new ActionDetails(when, why, on, changes, parameters, relatedAssertions, related);
    }

    /// The same, acting on these ingredients too.
    public ActionDetails on(List<ActedOn> ingredients) {
        return new ActionDetails(
                when,
                reason,
                joined(on, ingredients),
                changes,
                parameters,
                relatedAssertions,
                related);
    }

    /// The same, on a region.
    public ActionDetails changing(JsonValue.Map region) {
        return new ActionDetails(
                when,
                reason,
                on,
                joined(changes, List.of(region)),
                parameters,
                relatedAssertions,
                related);
    }

    /// The same, with a parameter.
    public ActionDetails with(String name, JsonValue value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new ActionDetails(when, reason, on, changes, more, relatedAssertions, related);
    }

    /// The same, pointing to these assertions too, by their labels.
    public ActionDetails seeAlso(List<String> labels) {
        return new ActionDetails(
                when, reason, on, changes, parameters, joined(relatedAssertions, labels), related);
    }

    /// The same, with actions that belong to it.
    public ActionDetails together(List<ActionDefinition> actions) {
        return new ActionDetails(
                when, reason, on, changes, parameters, relatedAssertions, joined(related, actions));
    }

    private static <T> List<T> joined(List<T> before, List<T> more) {
        var all = new ArrayList<>(before);
        all.addAll(more);
        return all;
    }
}
