package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One action of an actions assertion (C2PA 2.4, 18.15), first or second version.
///
/// @param name such as `c2pa.created`
/// @param digitalSourceType URI; null if not said
/// @param description free words; null if not said
/// @param ingredients what `parameters` refers to, as written: references or anything else
/// @param redacted URI of the assertion a `c2pa.redacted` took out; null if not said
public record Action(
        String name,
        @Nullable String digitalSourceType,
        @Nullable String description,
        List<CborValue> ingredients,
        @Nullable String redacted) {
    /// The action a CBOR value is, if it is one.
    public static Optional<Action> of(CborValue value) {
        return value.asMap().flatMap(map -> map.text("action").map(name -> of(name, map)));
    }

    private static Action of(String name, CborValue.Map map) {
        var parameters = map.map("parameters");
        return new Action(
                name,
                map.text("digitalSourceType").orElse(null),
                map.text("description").orElse(null),
                parameters.map(Action::ingredients).orElse(List.of()),
                parameters.flatMap(found -> found.text("redacted")).orElse(null));
    }

    /// `ingredients` of the second version, or else `ingredient` of the first.
    private static List<CborValue> ingredients(CborValue.Map parameters) {
        var several = parameters.array("ingredients");
        return several.isEmpty() ? parameters.get("ingredient").stream().toList() : several;
    }
}
