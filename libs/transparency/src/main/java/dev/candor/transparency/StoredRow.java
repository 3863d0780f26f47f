package dev.candor.transparency;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the registry's database, for which an entry of its ledger answers.
///
/// The entry keeps a salted digest of all columns of the row's [form][RowForm], and a mark of four
/// digits a column: the digest shows that something was changed, the marks what. Both are over
/// the row as it is stored, so they stand where a text is sealed and its key is gone. Not safe
/// for use by several threads.
///
/// Each column is written `name=value` with a line feed behind it: `-` for null, a text, number,
/// id or time as its length in UTF-8, a colon and the text itself, and an array as `[`, the
/// number of its elements, and each of them so. The digest is SHA-256 over the salt, the
/// table's name and the columns in the order of their names; a mark begins the SHA-256 over the
/// salt, the table's name and one column.
public final class StoredRow {
    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGEST = 2 * MerkleHash.LENGTH;
    private static final int MARK = 4;

    private final String table;
    private final SortedMap<String, @Nullable Object> columns = new TreeMap<>();

    private StoredRow(String table) {
        this.table = table;
    }

    /// A row without columns yet.
    public static StoredRow of(String table) {
        return new StoredRow(table);
    }

    /// Adds a column: null, a text, a constant, a number, a truth, an id, a time, a day, or an
    /// array of these.
    public StoredRow with(String column, @Nullable Object value) {
        columns.put(column, value);
        return this;
    }

    public String table() {
        return table;
    }

    /// What a column holds; null where it holds nothing.
    public @Nullable Object get(String column) {
        return columns.get(column);
    }

    /// The same as text; null where it holds nothing.
    public @Nullable String text(String column) {
        var value = columns.get(column);
        return value == null ? null : scalar(value);
    }

    /// What an entry keeps of the row: the digest, a point, the marks.
    ///
    /// @throws IllegalStateException when the columns are not those of the table's form
    public String testimony(String salt) {
        if (!columns.keySet().equals(RowForm.of(table))) {
            throw new IllegalStateException(
                    "a row of %s has the columns %s".formatted(table, RowForm.of(table)));
        }
        var said = new StringBuilder(digest(salt)).append('.');
        columns.forEach((name, value) -> said.append(mark(salt, name, value)));
        return said.toString();
    }

    /// Whether the row is what the entry answers for.
    public boolean isAs(String salt, String testimony) {
        return testimony.startsWith(digest(salt) + ".");
    }

    /// The columns that are not what the entry answers for; all where that cannot be told.
    public List<String> differences(String salt, String testimony) {
        var different = new ArrayList<String>();
        var at = DIGEST + 1;
        for (var column : columns.entrySet()) {
            if (!testimony.startsWith(mark(salt, column.getKey(), column.getValue()), at)) {
                different.add(column.getKey());
            }
            at += MARK;
        }
        return different.isEmpty() ? List.copyOf(columns.keySet()) : List.copyOf(different);
    }

    private String digest(String salt) {
        var text = new StringBuilder(salt).append('\n').append(table).append('\n');
        columns.forEach((name, value) -> write(text, name, value));
        return sha256(text);
    }

    private String mark(String salt, String name, @Nullable Object value) {
        var text = new StringBuilder(salt).append('\n').append(table).append('\n');
        write(text, name, value);
        return sha256(text).substring(0, MARK);
    }

    private static String sha256(CharSequence text) {
        return HEX.formatHex(
                MerkleHash.sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(StringBuilder text, String name, @Nullable Object value) {
        text.append(name).append('=');
        switch (value) {
            case null -> text.append('-');
            case Object[] items -> writeAll(text, items);
            case Array items -> writeAll(text, elements(items));
            default -> writeOne(text, scalar(value));
        }
        text.append('\n');
    }

    private static void writeAll(StringBuilder text, Object[] items) {
        text.append('[').append(items.length);
        for (var item : items) {
            text.append(' ');
            writeOne(text, scalar(item));
        }
    }

    private static void writeOne(StringBuilder text, String value) {
        text.append(utf8Length(value)).append(':').append(value);
    }

    private static int utf8Length(String value) {
        var length = 0;
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    private static String scalar(Object value) {
        return switch (value) {
            case String text -> text;
            case Enum<?> constant -> constant.name();
            case Instant at -> at.truncatedTo(ChronoUnit.MICROS).toString();
            case OffsetDateTime at -> at.toInstant().toString();
            case LocalDate day -> day.toString();
            case Date day -> day.toLocalDate().toString();
            case UUID id -> id.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Boolean truth -> truth.toString();
            default ->
                    throw new IllegalArgumentException(
                            "no column holds a " + value.getClass().getName());
        };
    }

    private static Object[] elements(Array array) {
        try {
            return (Object[]) array.getArray();
        } catch (SQLException e) {
            throw new IllegalStateException("an array that cannot be read", e);
        }
    }
}
