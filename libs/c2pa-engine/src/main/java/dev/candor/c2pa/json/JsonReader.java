package dev.candor.c2pa.json;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;

/// Reads one JSON value that fills its bytes, to the letter of RFC 8259 and under limits. Beyond
/// the letter it refuses what two readers may understand differently (RFC 7493): an object that
/// says a name twice, half a surrogate pair, a byte order mark, and numbers of absurd size.
public final class JsonReader {
    /// How many bytes a text may have.
    public static final int MAX_LENGTH = 64 << 20;

    /// How deep values may lie in one another.
    public static final int MAX_DEPTH = 64;

    /// How many values there may be in all.
    public static final int MAX_VALUES = 500_000;

    /// How many characters a number may have.
    public static final int MAX_NUMBER = 64;

    private static final String BOX = "json";
    private static final int LARGEST_EXPONENT = 400;
    private static final int END = -1;

    private final Bytes in;
    private int position;
    private int values;

    private JsonReader(Bytes bytes) {
        this.in = bytes;
    }

    /// The value the bytes are.
    ///
    /// @throws MalformedException if they are not one value in UTF-8 and nothing more
    public static JsonValue read(Bytes bytes) throws MalformedException {
        var reader = new JsonReader(bytes);
        if (bytes.length() > MAX_LENGTH) {
            throw reader.malformed("%d bytes are too many".formatted(bytes.length()));
        }
        reader.skipSpace();
        var value = reader.value(0);
        reader.skipSpace();
        if (reader.peek() != END) {
            throw reader.malformed("something behind the value");
        }
        return value;
    }

    private JsonValue value(int depth) throws MalformedException {
        if (depth > MAX_DEPTH) {
            throw malformed("deeper than %d".formatted(MAX_DEPTH));
        }
        if (++values > MAX_VALUES) {
            throw malformed("more than %d values".formatted(MAX_VALUES));
        }
        return switch (peek()) {
            case '{' -> map(depth);
            case '[' -> array(depth);
            case '"' -> new JsonValue.Text(text());
            case 't' -> word("true", new JsonValue.Bool(true));
            case 'f' -> word("false", new JsonValue.Bool(false));
            case 'n' -> word("null", new JsonValue.Null());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw malformed("no value");
        };
    }

    private JsonValue map(int depth) throws MalformedException {
        var members = new ArrayList<JsonValue.Member>();
        var names = new HashSet<String>();
        take('{');
        skipSpace();
        if (skipIf('}')) {
            return new JsonValue.Map(members);
        }
        do {
            skipSpace();
            var name = text();
            if (!names.add(name)) {
                throw malformed("a name twice");
            }
            skipSpace();
            take(':');
            skipSpace();
            members.add(new JsonValue.Member(name, value(depth + 1)));
            skipSpace();
        } while (skipIf(','));
        take('}');
        return new JsonValue.Map(members);
    }

    private JsonValue array(int depth) throws MalformedException {
        var items = new ArrayList<JsonValue>();
        take('[');
        skipSpace();
        if (skipIf(']')) {
            return new JsonValue.Array(items);
        }
        do {
            skipSpace();
            items.add(value(depth + 1));
            skipSpace();
        } while (skipIf(','));
        take(']');
        return new JsonValue.Array(items);
    }

    private JsonValue word(String word, JsonValue value) throws MalformedException {
        for (int i = 0; i < word.length(); i++) {
            take(word.charAt(i));
        }
        return value;
    }

    private JsonValue number() throws MalformedException {
        int start = position;
        skipIf('-');
        if (!skipIf('0')) {
            digits();
        }
        if (skipIf('.')) {
            digits();
        }
        if (skipIf('e') || skipIf('E')) {
            if (!skipIf('-')) {
                skipIf('+');
            }
            digits();
        }
        if (position - start > MAX_NUMBER) {
            throw malformed("a number of more than %d characters".formatted(MAX_NUMBER));
        }
        return new JsonValue.Number(decimal(in.slice(start, position - start).toText()));
    }

    private BigDecimal decimal(String literal) throws MalformedException {
        try {
            var number = new BigDecimal(literal);
            if (Math.abs((long) number.scale()) <= LARGEST_EXPONENT) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw malformed("an exponent beyond all measure"); // the grammar is checked already
        }
        throw malformed("an exponent beyond %d".formatted(LARGEST_EXPONENT));
    }

    private void digits() throws MalformedException {
        int start = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        if (position == start) {
            throw malformed("no digit");
        }
    }

    /// A string. Its bytes are gathered and decoded as a whole; half a surrogate pair is no UTF-8.
    private String text() throws MalformedException {
        take('"');
        int start = position;
        while (peek() != '"' && peek() != '\\') {
            letter();
        }
        if (peek() == '"') {
            var plain = utf8(in.slice(start, position - start).toBuffer());
            position++;
            return plain;
        }
        var gathered = new ByteArrayOutputStream();
        gathered.writeBytes(in.slice(start, position - start).toArray());
        while (!skipIf('"')) {
            if (skipIf('\\')) {
                gathered.writeBytes(escaped());
            } else {
                gathered.write(letter());
            }
        }
        return utf8(ByteBuffer.wrap(gathered.toByteArray()));
    }

    private int letter() throws MalformedException {
        int letter = peek();
        if (letter == END) {
            throw malformed("a string without an end");
        }
        if (letter < ' ') {
            throw malformed("a control character in a string");
        }
        position++;
        return letter;
    }

    private byte[] escaped() throws MalformedException {
        int kind = peek();
        position++;
        return switch (kind) {
            case '"', '\\', '/' -> new byte[] {(byte) kind};
            case 'b' -> new byte[] {'\b'};
            case 'f' -> new byte[] {'\f'};
            case 'n' -> new byte[] {'\n'};
            case 'r' -> new byte[] {'\r'};
            case 't' -> new byte[] {'\t'};
            case 'u' -> codePoint();
            default -> {
                position--;
                throw malformed("an escape that is none");
            }
        };
    }

    private byte[] codePoint() throws MalformedException {
        char first = unit();
        if (!Character.isSurrogate(first)) {
            return Character.toString(first).getBytes(StandardCharsets.UTF_8);
        }
        if (Character.isHighSurrogate(first) && skipIf('\\')) {
            take('u');
            char second = unit();
            if (Character.isLowSurrogate(second)) {
                return Character.toString(Character.toCodePoint(first, second))
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
        throw malformed("half a surrogate pair");
    }

    private char unit() throws MalformedException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = peek() == END ? -1 : Character.digit(peek(), 16);
            if (digit < 0) {
                throw malformed("no hexadecimal digit");
            }
            unit = unit << 4 | digit;
            position++;
        }
        return (char) unit;
    }

    private String utf8(ByteBuffer bytes) throws MalformedException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw malformed("text that is not UTF-8");
        }
    }

    private int peek() {
        return position < in.length() ? in.get(position) & 0xFF : END;
    }

    private boolean skipIf(char wanted) {
        if (peek() == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void take(char wanted) throws MalformedException {
        if (!skipIf(wanted)) {
            throw malformed("no %s where one belongs".formatted(wanted));
        }
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            position++;
        }
    }

    private MalformedException malformed(String reason) {
        return new MalformedException(BOX, (long) in.offset() + position, reason);
    }
}
