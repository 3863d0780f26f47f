package dev.candor.c2pa.cbor;

import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeSet;

/// Reads one CBOR item that fills its bytes (RFC 8949, appendix C: well-formed), under limits of
/// depth and count, and refuses a map that says a key twice.
public final class CborReader {
    /// How deep items may lie in one another.
    public static final int MAX_DEPTH = 64;

    /// How many items there may be in all.
    public static final int MAX_ITEMS = 500_000;

    private static final String BOX = "cbor";
    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xFF;

    private final ByteReader in;
    private int items;

    private CborReader(Bytes bytes) {
        this.in = new ByteReader(bytes);
    }

    /// The item the bytes are.
    ///
    /// @throws MalformedException if they are not one well-formed item and nothing more
    public static CborValue read(Bytes bytes) throws MalformedException {
        var reader = new CborReader(bytes);
        var value = reader.item(0);
        if (reader.in.hasRemaining()) {
            throw reader.malformed("%d bytes behind the item".formatted(reader.in.remaining()));
        }
        return value;
    }

    /// The item the bytes begin with; what follows is padding.
    ///
    /// @throws MalformedException if they begin with no well-formed item, or something else than
    /// zero bytes follow it
    public static CborValue readPadded(Bytes bytes) throws MalformedException {
        var reader = new CborReader(bytes);
        var value = reader.item(0);
        if (!reader.in.rest().isZero()) {
            throw reader.malformed("padding that is not zero");
        }
        return value;
    }

    private CborValue item(int depth) throws MalformedException {
        if (depth > MAX_DEPTH) {
            throw malformed("deeper than %d".formatted(MAX_DEPTH));
        }
        if (++items > MAX_ITEMS) {
            throw malformed("more than %d items".formatted(MAX_ITEMS));
        }
        int head = in.u8(BOX);
        int info = head & 0x1F;
        return switch (head >> 5) {
            case 0 -> unsigned(argument(info));
            case 1 -> negative(argument(info));
            case 2 -> new CborValue.ByteString(bytes(info));
            case 3 -> new CborValue.Text(text(info));
            case 4 -> array(info, depth);
            case 5 -> map(info, depth);
            case 6 -> new CborValue.Tag(argument(info), item(depth + 1));
            default -> simple(info);
        };
    }

    private long argument(int info) throws MalformedException {
        return switch (info) {
            case 24 -> in.u8(BOX);
            case 25 -> in.u16(BOX);
            case 26 -> in.u32(BOX);
            case 27 -> in.i64(BOX);
            case 28, 29, 30, INDEFINITE -> throw malformed("reserved length " + info);
            default -> info;
        };
    }

    private static CborValue unsigned(long value) {
        return value < 0 ? new CborValue.BigInt(false, value) : new CborValue.Int(value);
    }

    private static CborValue negative(long value) {
        return value < 0 ? new CborValue.BigInt(true, value) : new CborValue.Int(-1 - value);
    }

    private Bytes bytes(int info) throws MalformedException {
        if (info != INDEFINITE) {
            return in.take(argument(info), BOX);
        }
        var joined = new ByteArrayOutputStream();
        for (int head = in.u8(BOX); head != BREAK; head = in.u8(BOX)) {
            if (head >> 5 != 2 || (head & 0x1F) == INDEFINITE) {
                throw malformed("a chunk of another kind");
            }
            joined.writeBytes(in.take(argument(head & 0x1F), BOX).toArray());
        }
        return Bytes.of(joined.toByteArray());
    }

    private String text(int info) throws MalformedException {
        if (info != INDEFINITE) {
            return utf8(in.take(argument(info), BOX));
        }
        var joined = new StringBuilder();
        for (int head = in.u8(BOX); head != BREAK; head = in.u8(BOX)) {
            if (head >> 5 != 3 || (head & 0x1F) == INDEFINITE) {
                throw malformed("a chunk of another kind");
            }
            joined.append(utf8(in.take(argument(head & 0x1F), BOX)));
        }
        return joined.toString();
    }

    /// Bytes are UTF-8 if the text they stand for is written as these very bytes.
    private String utf8(Bytes bytes) throws MalformedException {
        var text = bytes.toText();
        if (!Bytes.of(text.getBytes(StandardCharsets.UTF_8)).equals(bytes)) {
            throw malformed("text that is not UTF-8");
        }
        return text;
    }

    private CborValue array(int info, int depth) throws MalformedException {
        var values = new ArrayList<CborValue>();
        if (info == INDEFINITE) {
            while (!in.skipIf(BREAK)) {
                values.add(item(depth + 1));
            }
        } else {
            for (long left = count(info, 1); left > 0; left--) {
                values.add(item(depth + 1));
            }
        }
        return new CborValue.Array(values);
    }

    private CborValue map(int info, int depth) throws MalformedException {
        var entries = new ArrayList<CborValue.Entry>();
        var keys = new Keys();
        if (info == INDEFINITE) {
            while (!in.skipIf(BREAK)) {
                entries.add(entry(depth, keys));
            }
        } else {
            for (long left = count(info, 2); left > 0; left--) {
                entries.add(entry(depth, keys));
            }
        }
        return new CborValue.Map(entries);
    }

    private CborValue.Entry entry(int depth, Keys keys) throws MalformedException {
        var key = item(depth + 1);
        if (!keys.add(key)) {
            throw malformed("a key twice");
        }
        int start = in.position();
        var value = item(depth + 1);
        return new CborValue.Entry(key, value, in.since(start));
    }

    /// The keys of a map, by what they mean and not how they are written. Sorted, and not hashed:
    /// strangers choose the keys, and could choose ten thousand of one hash.
    private static final class Keys {
        private final TreeSet<String> texts = new TreeSet<>();
        private final TreeSet<byte[]> others = new TreeSet<>(Arrays::compareUnsigned);

        /// @return false if the key is there already
        boolean add(CborValue key) {
            return key instanceof CborValue.Text(var text)
                    ? texts.add(text)
                    : others.add(CborWriter.write(key));
        }
    }

    /// A count of items, each of which takes at least a byte for each of its parts.
    private long count(int info, int parts) throws MalformedException {
        long count = argument(info);
        if (count < 0 || count > in.remaining() / parts) {
            throw malformed("%d items in %d bytes".formatted(count, in.remaining()));
        }
        return count;
    }

    private CborValue simple(int info) throws MalformedException {
        return switch (info) {
            case 20 -> new CborValue.Bool(false);
            case 21 -> new CborValue.Bool(true);
            case 22 -> new CborValue.Null();
            case 23 -> new CborValue.Undefined();
            case 24 -> simpleByte(in.u8(BOX));
            case 25 -> new CborValue.Float(Float.float16ToFloat((short) in.u16(BOX)));
            case 26 -> new CborValue.Float(Float.intBitsToFloat((int) in.u32(BOX)));
            case 27 -> new CborValue.Float(Double.longBitsToDouble(in.i64(BOX)));
            case 28, 29, 30, INDEFINITE -> throw malformed("reserved simple value " + info);
            default -> new CborValue.Simple(info);
        };
    }

    private CborValue simpleByte(int number) throws MalformedException {
        if (number < 32) {
            throw malformed("simple value %d in two bytes".formatted(number));
        }
        return new CborValue.Simple(number);
    }

    private MalformedException malformed(String reason) {
        return in.malformed(BOX, reason);
    }
}
