package dev.candor.c2pa.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/// Writes CBOR with one encoding per value: shortest heads, definite lengths, keys in the order of
/// their bytes (RFC 8949, 4.2.1).
public final class CborWriter {
    private static final Comparator<Encoded> BY_BYTES =
            Comparator.comparing(Encoded::key, Arrays::compareUnsigned);
    private static final Comparator<Encoded> AS_THEY_CAME = (_, _) -> 0;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Comparator<Encoded> order;

    private CborWriter(Comparator<Encoded> order) {
        this.order = order;
    }

    /// The bytes of a value.
    public static byte[] write(CborValue value) {
        return write(value, BY_BYTES);
    }

    /// The bytes of a value whose maps keep the order of their entries, for what others read only
    /// in an order of their own.
    public static byte[] inOrder(CborValue value) {
        return write(value, AS_THEY_CAME);
    }

    private static byte[] write(CborValue value, Comparator<Encoded> order) {
        var writer = new CborWriter(order);
        writer.item(value);
        return writer.out.toByteArray();
    }

    private void item(CborValue value) {
        switch (value) {
            case CborValue.Int(var number) when number < 0 -> head(1, -1 - number);
            case CborValue.Int(var number) -> head(0, number);
            case CborValue.BigInt(var negative, var bits) -> head(negative ? 1 : 0, bits);
            case CborValue.ByteString(var bytes) -> {
                head(2, bytes.length());
                out.writeBytes(bytes.toArray());
            }
            case CborValue.Text(var text) -> {
                var utf8 = text.getBytes(StandardCharsets.UTF_8);
                head(3, utf8.length);
                out.writeBytes(utf8);
            }
            case CborValue.Array(var items) -> {
                head(4, items.size());
                items.forEach(this::item);
            }
            case CborValue.Map map -> map(map);
            case CborValue.Tag(var number, var content) -> {
                head(6, number);
                item(content);
            }
            case CborValue.Float(var number) -> real(number);
            case CborValue.Bool(var yes) -> out.write(yes ? 0xF5 : 0xF4);
            case CborValue.Null() -> out.write(0xF6);
            case CborValue.Undefined() -> out.write(0xF7);
            case CborValue.Simple(var number) -> head(7, number);
        }
    }

    private record Encoded(byte[] key, CborValue value) {}

    private void map(CborValue.Map map) {
        head(5, map.entries().size());
        var encoded = new ArrayList<Encoded>(map.entries().size());
        for (var entry : map.entries()) {
            encoded.add(new Encoded(write(entry.key()), entry.value()));
        }
        encoded.sort(order);
        for (var entry : encoded) {
            out.writeBytes(entry.key());
            item(entry.value());
        }
    }

    private void head(int major, long argument) {
        int kind = major << 5;
        if (argument >= 0 && argument < 24) {
            out.write(kind | (int) argument);
        } else if (argument >= 0 && argument <= 0xFF) {
            out.write(kind | 24);
            number(argument, 1);
        } else if (argument >= 0 && argument <= 0xFFFF) {
            out.write(kind | 25);
            number(argument, 2);
        } else if (argument >= 0 && argument <= 0xFFFF_FFFFL) {
            out.write(kind | 26);
            number(argument, 4);
        } else {
            out.write(kind | 27);
            number(argument, 8);
        }
    }

    /// The shortest of the three widths that keeps the value (RFC 8949, 4.2.1).
    private void real(double value) {
        float single = (float) value;
        short half = Float.floatToFloat16(single);
        if (Double.isNaN(value)) {
            out.write(0xF9);
            number(0x7E00, 2);
        } else if (Float.float16ToFloat(half) == value) {
            out.write(0xF9);
            number(half, 2);
        } else if (single == value) {
            out.write(0xFA);
            number(Float.floatToRawIntBits(single), 4);
        } else {
            out.write(0xFB);
            number(Double.doubleToRawLongBits(value), 8);
        }
    }

    private void number(long value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
