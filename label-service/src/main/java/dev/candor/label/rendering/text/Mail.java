package dev.candor.label.rendering.text;

import dev.candor.label.rendering.failure.MediaException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The structure of a mail (RFC 5322, RFC 2045, RFC 2046): where its parts begin and end. A byte is
/// a character throughout.
final class Mail {
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 1000;
    private static final Pattern NEWLINE = Pattern.compile("\r?\n");
    private static final Pattern HEADER = Pattern.compile("[!-9;-~]{1,100}:.*", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

    private final String mail;
    private int parts;

    private Mail(String mail) {
        this.mail = mail;
    }

    /// A header field, unfolded.
    ///
    /// @param from offset of its name
    /// @param to behind its line end
    record Field(String name, String value, int from, int to) {}

    /// A part, or the mail itself.
    ///
    /// @param headersEnd offset of the empty line behind its fields
    /// @param from of its body
    /// @param to behind its body
    /// @param parts of a multipart
    record Part(List<Field> fields, int headersEnd, int from, int to, List<Part> parts) {
        Optional<Field> field(String name) {
            return fields.stream().filter(it -> it.name().equalsIgnoreCase(name)).findFirst();
        }

        /// Lower case; text/plain where it is not said.
        String mediaType() {
            return field("Content-Type")
                    .map(it -> it.value().split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                    .filter(it -> it.contains("/"))
                    .orElse("text/plain");
        }

        Optional<String> parameter(String name) {
            return field("Content-Type")
                    .flatMap(
                            it ->
                                    PARAMETER
                                            .matcher(it.value())
                                            .results()
                                            .filter(one -> one.group(1).equalsIgnoreCase(name))
                                            .map(
                                                    one ->
                                                            one.group(2) != null
                                                                    ? one.group(2)
                                                                    : one.group(3))
                                            .findFirst());
        }

        String coding() {
            return field("Content-Transfer-Encoding")
                    .map(it -> it.value().strip().toLowerCase(Locale.ROOT))
                    .orElse("7bit");
        }

        boolean attached() {
            return field("Content-Disposition")
                    .filter(it -> it.value().toLowerCase(Locale.ROOT).startsWith("attachment"))
                    .isPresent();
        }
    }

    static Part parse(byte[] mail) throws MediaException {
        var text = new String(mail, StandardCharsets.ISO_8859_1);
        return new Mail(text).part(0, text.length(), 0);
    }

    private Part part(int from, int to, int depth) throws MediaException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new MediaException.Unreadable("A mail of too many parts", from);
        }
        var fields = new ArrayList<Field>();
        var at = from;
        while (at < to) {
            var end = lineEnd(at, to);
            if (end - at <= 2 && mail.substring(at, end).isBlank()) {
                return inside(new Part(fields, at, end, to, List.of()), depth);
            }
            while (end < to && (mail.charAt(end) == ' ' || mail.charAt(end) == '\t')) {
                end = lineEnd(end, to); // a folded field goes on
            }
            fields.add(field(at, end));
            at = end;
        }
        return new Part(fields, at, at, to, List.of());
    }

    private Field field(int from, int to) throws MediaException {
        var line = NEWLINE.matcher(mail.substring(from, to)).replaceAll("");
        if (!HEADER.matcher(line).matches()) {
            throw new MediaException.Unreadable("A header field without a name", from);
        }
        var colon = line.indexOf(':');
        return new Field(line.substring(0, colon), line.substring(colon + 1).strip(), from, to);
    }

    private Part inside(Part part, int depth) throws MediaException {
        if (!part.mediaType().startsWith("multipart/")) {
            return part;
        }
        var boundary =
                part.parameter("boundary")
                        .filter(it -> !it.isBlank())
                        .orElseThrow(
                                () ->
                                        new MediaException.Unreadable(
                                                "A multipart without a boundary", part.from()));
        var inside = new ArrayList<Part>();
        var start = -1;
        for (int at = part.from(); at < part.to(); ) {
            var end = lineEnd(at, part.to());
            var line = mail.substring(at, end).stripTrailing();
            if (line.equals("--" + boundary) || line.equals("--" + boundary + "--")) {
                if (start >= 0) {
                    inside.add(part(start, beforeNewline(at, start), depth + 1));
                }
                start = line.equals("--" + boundary) ? end : -1;
                if (start < 0) {
                    break;
                }
            }
            at = end;
        }
        if (start >= 0) {
            inside.add(part(start, part.to(), depth + 1)); // the last boundary did not come
        }
        if (inside.isEmpty()) {
            throw new MediaException.Unreadable(
                    "A multipart whose boundary does not come", part.from());
        }
        return new Part(part.fields(), part.headersEnd(), part.from(), part.to(), inside);
    }

    /// The line end before a boundary belongs to it (RFC 2046, 5.1.1).
    private int beforeNewline(int at, int least) {
        var end = at;
        if (end > least && mail.charAt(end - 1) == '\n') {
            end--;
        }
        return end > least && mail.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int lineEnd(int at, int to) {
        var end = mail.indexOf('\n', at);
        return end < 0 || end >= to ? to : end + 1;
    }
}
