package dev.candor.c2pa.identity;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.json.JsonValue;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Whether the `c2paAsset` of a credential is the signer payload, said in JSON (CAWG 1.3, 8.1.2.6):
/// byte strings in base 64, all else as it is.
final class AssetBinding {
    private AssetBinding() {}

    static boolean matches(CborValue signed, JsonValue said) {
        return switch (said) {
            case JsonValue.Map(var members) ->
                    signed instanceof CborValue.Map map && matches(map, members);
            case JsonValue.Array(var items) ->
                    signed instanceof CborValue.Array(var values) && matches(values, items);
            case JsonValue.Text(var text) -> text(signed).equals(Optional.of(text));
            case JsonValue.Bool(var truth) -> signed.equals(new CborValue.Bool(truth));
            case JsonValue.Null() -> signed instanceof CborValue.Null;
            case JsonValue.Number _ ->
                    signed instanceof CborValue.Int(var number)
                            && said.asLong().equals(Optional.of(number));
        };
    }

    private static Optional<String> text(CborValue signed) {
        return signed.asText()
                .or(
                        () ->
                                signed.asBytes()
                                        .map(
                                                bytes ->
                                                        Base64.getEncoder()
                                                                .encodeToString(bytes.toArray())));
    }

    private static boolean matches(CborValue.Map map, List<JsonValue.Member> members) {
        var said = new HashMap<CborValue, JsonValue>();
        members.forEach(member -> said.put(CborValue.of(member.name()), member.value()));
        return said.size() == map.entries().size()
                && map.entries().stream()
                        .allMatch(
                                entry ->
                                        said.containsKey(entry.key())
                                                && matches(entry.value(), said.get(entry.key())));
    }

    private static boolean matches(List<CborValue> values, List<JsonValue> items) {
        if (values.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!matches(values.get(i), items.get(i))) {
                return false;
            }
        }
        return true;
    }
}
