package dev.candor.consent.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.kit.problem.Declined;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows parted by commas under a line of names (RFC 4180).
///
/// A name that ends in `[]` is a list, its values parted by semicolons. An empty field is absent.
/// Fields in quotes hold commas, line ends and, doubled, quotes.
final class Csv implements Rows {
    private static final String LIST = "[]";
    private static final int MOST_COLUMNS = 200;

    private final PushbackReader in;
    private final int longest;
    private final ObjectMapper json;
    private @Nullable List<String> names;
    private int row;

    Csv(Reader in, int longest, ObjectMapper json) {
        this.in = new PushbackReader(in);
        this.longest = longest;
        this.json = json;
    }

    @Override
    public @Nullable String next() throws IOException {
        var header = names;
        if (header == null) {
            header = header();
            names = header;
        }
        var fields = fields();
        while (fields != null && fields.equals(List.of(""))) { // an empty line
            fields = fields();
        }
        if (fields == null) {
            return null;
        }
        if (fields.size() != header.size()) {
            throw unreadable(
                    "Row %d has %d fields where the first line names %d."
                            .formatted(row, fields.size(), header.size()));
        }
        return json.writeValueAsString(object(header, fields));
    }

    private List<String> header() throws IOException {
        var header = fields();
        row = 0;
        if (header == null) {
            throw unreadable("The first line names the columns.");
        }
        var stripped = header.stream().map(String::strip).toList();
        if (stripped.size() > MOST_COLUMNS
                || stripped.contains("")
                || new HashSet<>(stripped).size() < stripped.size()) {
            throw unreadable(
                    "The first line names each column once, %d at most.".formatted(MOST_COLUMNS));
        }
        return stripped;
    }

    private ObjectNode object(List<String> header, List<String> fields) {
        var object = json.createObjectNode();
        for (var i = 0; i < fields.size(); i++) {
            var name = header.get(i);
            var field = fields.get(i);
            if (field.isEmpty()) {
                continue;
            }
            if (name.endsWith(LIST)) {
                fill(object.putArray(name.substring(0, name.length() - 2)), field);
            } else {
                object.put(name, field);
            }
        }
        return object;
    }

    private static void fill(ArrayNode list, String field) {
        for (var value : field.split(";", -1)) {
            list.add(value.strip());
        }
    }

    /// The fields of the next line; null after the last.
    private @Nullable List<String> fields() throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        in.unread(c);
        row++;
        var fields = new ArrayList<String>();
        var length = 0;
        int end;
        do {
            var field = new StringBuilder();
            end = field(field);
            length += field.length();
            if (length > longest) {
                throw tooLong();
            }
            fields.add(field.toString());
        } while (end == ',');
        return fields;
    }

    /// Reads one field; returns what ended it: a comma, a line end, or the end of the file.
    private int field(StringBuilder field) throws IOException {
        int c = in.read();
        if (c == '"') {
            quoted(field);
            c = in.read();
            if (c >= 0 && c != ',' && c != '\r' && c != '\n') {
                throw unreadable("Row %d goes on behind a closing quote.".formatted(row));
            }
        } else {
            while (c >= 0 && c != ',' && c != '\r' && c != '\n') {
                append(field, c);
                c = in.read();
            }
        }
        if (c == '\r') {
            int next = in.read();
            if (next >= 0 && next != '\n') {
                in.unread(next);
            }
            return '\n';
        }
        return c;
    }

    private void quoted(StringBuilder field) throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '"') {
                int next = in.read();
                if (next != '"') {
                    if (next >= 0) {
                        in.unread(next);
                    }
                    return;
                }
            }
            append(field, c);
        }
        throw unreadable("Row %d ends within quotes.".formatted(row));
    }

    private void append(StringBuilder field, int c) {
        if (field.length() >= longest) {
            throw tooLong();
        }
        field.append((char) c);
    }

    private Declined tooLong() {
        return new Declined(
                TransferProblem.ROW_TOO_LONG,
                "Row %d has more than %d characters.".formatted(row, longest));
    }

    private static Declined unreadable(String detail) {
        return new Declined(TransferProblem.UNREADABLE_ROWS, detail);
    }
}
