package dev.candor.c2pa.crjson;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.json.JsonMapBuilder;
import dev.candor.c2pa.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashSet;

/// CBOR as crJSON writes it: byte strings as `b64'…'`, tags without their number.
final class CborToJson {
    private CborToJson() {}

    static JsonValue of(CborValue value) {
        return switch (value) {
            case CborValue.Text(var text) -> JsonValue.of(text);
            case CborValue.Int(var number) -> JsonValue.of(number);
            case CborValue.Bool(var bool) -> JsonValue.of(bool);
            case CborValue.ByteString(var bytes) -> of(bytes);
            case CborValue.Array(var items) ->
                    JsonValue.of(items.stream().map(CborToJson::of).toList());
            case CborValue.Map map -> map(map);
            case CborValue.Tag(_, var content) -> of(content);
            case CborValue.Float(var number) -> number(number);
            case CborValue.Simple(var number) -> JsonValue.of((long) number);
            case CborValue.Null _, CborValue.Undefined _ -> new JsonValue.Null();
            case CborValue.BigInt(var negative, var bits) -> number(negative, bits);
        };
    }

    static JsonValue of(Bytes bytes) {
        return JsonValue.of(
                "b64'%s'".formatted(Base64.getEncoder().encodeToString(bytes.toArray())));
    }

    /// JSON has no word for what is no number.
    private static JsonValue number(double number) {
        return Double.isFinite(number)
                ? new JsonValue.Number(BigDecimal.valueOf(number))
                : new JsonValue.Null();
    }

    /// An integer beyond a `long`: 64 bits without a sign, of which a negative one is the
    /// complement.
    private static JsonValue number(boolean negative, long bits) {
        var magnitude = new BigInteger(Long.toUnsignedString(bits));
        return new JsonValue.Number(new BigDecimal(negative ? magnitude.not() : magnitude));
    }

    private static JsonValue map(CborValue.Map map) {
        var json = new JsonMapBuilder();
        var names = new HashSet<String>();
        for (var entry : map.entries()) {
            var name = name(entry.key());
            if (names.add(name)) {
                json.put(name, of(entry.value()));
            }
        }
        return json.build();
    }

    private static String name(CborValue key) {
        return switch (key) {
            case CborValue.Text(var text) -> text;
            case CborValue.Int(var number) -> Long.toString(number);
            default -> key.getClass().getSimpleName();
        };
    }
}
