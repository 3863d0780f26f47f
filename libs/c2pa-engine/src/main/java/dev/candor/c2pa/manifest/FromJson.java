package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.json.JsonValue;
import java.math.BigDecimal;

/// What JSON says, in CBOR (RFC 8949, 6.2).
final class FromJson {
    private FromJson() {}

    static CborValue cbor(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(var text) -> CborValue.of(text);
            case JsonValue.Number(var number) -> number(number);
            case JsonValue.Bool(var yes) -> CborValue.of(yes);
            case JsonValue.Null() -> new CborValue.Null();
            case JsonValue.Array(var items) ->
                    new CborValue.Array(items.stream().map(FromJson::cbor).toList());
            case JsonValue.Map(var members) -> {
                var map = new CborMapBuilder();
                members.forEach(member -> map.put(member.name(), cbor(member.value())));
                yield map.build();
            }
        };
    }

    private static CborValue number(BigDecimal number) {
        boolean whole = number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
        return whole && number.toBigInteger().bitLength() < Long.SIZE
                ? CborValue.of(number.longValueExact())
                : new CborValue.Float(number.doubleValue());
    }
}
