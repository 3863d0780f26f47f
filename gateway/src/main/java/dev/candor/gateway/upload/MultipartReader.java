package dev.candor.gateway.upload;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `multipart/form-data` (RFC 7578, RFC 2046 5.1.1) part by part, in the order they come.
///
/// Memory is one buffer, whatever the body's size. Blocking; one thread. A malformed body is
/// declined with 400.
public final class MultipartReader {
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_HEADERS = 8 * 1024;
    private static final int MOST_PARTS = 64;
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*boundary=(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i);\\s*(name|filename)=(?:\"((?:\\\\.|[^\"\\\\])*)\"|([^\\s;\"]*))");

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private boolean ended; // the stream has no more bytes
    private boolean closed; // the closing delimiter has been read
    private boolean started;
    private int parts;

    private MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter may stand at the very start: pretend that a line ended before it.
        buffer[0] = '\r';
        buffer[1] = '\n';
        limit = 2;
    }

    /// @param contentType of the request; names the boundary
    /// @throws Declined when it is not `multipart/form-data` with a boundary
    public static MultipartReader of(InputStream in, String contentType) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new Declined(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Send multipart/form-data.");
        }
        if (!boundary.find()) {
            throw malformed("The Content-Type names no boundary.");
        }
        var quoted = boundary.group(1);
        return new MultipartReader(in, quoted == null ? boundary.group(2) : quoted);
    }

    /// The next part; what is left of the one before is skipped.
    ///
    /// @throws Declined when the body is malformed or ends too early
    public Optional<Part> next() throws IOException {
        if (!closed) {
            skipToDelimiter();
            started = true;
            closed = readDelimiterTail();
        }
        if (closed) {
            return Optional.empty();
        }
        if (++parts > MOST_PARTS) {
            throw malformed("The body has more than %d parts.".formatted(MOST_PARTS));
        }
        return Optional.of(part(headers()));
    }

    private Part part(Map<String, String> headers) {
        var disposition = headers.getOrDefault("content-disposition", "");
        var parameters = new HashMap<String, String>();
        var matcher = PARAMETER.matcher(disposition);
        while (matcher.find()) {
            var quoted = matcher.group(2);
            parameters.put(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        var name = parameters.get("name");
        if (!disposition.toLowerCase(Locale.ROOT).startsWith("form-data") || name == null) {
            throw malformed("Part %d has no Content-Disposition with a name.".formatted(parts));
        }
        return new Part(
                name,
                Optional.ofNullable(parameters.get("filename")),
                Optional.ofNullable(headers.get("content-type")),
                new Body());
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        int spent = 0;
        while (true) {
            var line = line(LONGEST_HEADERS - spent);
            spent += line.length() + 2;
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw malformed("Part %d has a header without a name.".formatted(parts));
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private String line(int longest) throws IOException {
        var line = new byte[Math.max(longest, 0)];
        int length = 0;
        while (true) {
            int next = read();
            if (next == '\r') {
                if (read() != '\n') {
                    throw malformed("Part %d has a bare carriage return.".formatted(parts));
                }
                return new String(line, 0, length, StandardCharsets.UTF_8);
            }
            if (length == line.length) {
                throw malformed("Part %d has too many headers.".formatted(parts));
            }
            line[length++] = (byte) next;
        }
    }

    /// After the delimiter: `--` closes the body, otherwise white space and the end of the line.
    private boolean readDelimiterTail() throws IOException {
        int first = read();
        if (first == '-' && read() == '-') {
            return true;
        }
        int next = first;
        while (next == ' ' || next == '\t') {
            next = read();
        }
        if (next != '\r' || read() != '\n') {
            throw malformed("A delimiter is followed by something else.");
        }
        return false;
    }

    private void skipToDelimiter() throws IOException {
        while (available() > 0) {
            position += available();
        }
        position += delimiter.length;
    }

    /// Bytes of the part that can be taken now; 0 when the next bytes are the delimiter.
    private int available() throws IOException {
        while (true) {
            int found = find();
            if (found >= 0) {
                return found - position;
            }
            int safe = limit - position - (delimiter.length - 1);
            if (safe > 0) {
                return safe;
            }
            fill();
        }
    }

    private int find() {
        for (int i = position; i <= limit - delimiter.length; i++) {
            if (buffer[i] == '\r'
                    && Arrays.equals(
                            buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }

    private int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int n = ended ? -1 : in.read(buffer, limit, buffer.length - limit);
        if (n < 0) {
            ended = true;
            throw malformed(
                    started
                            ? "The body ends before its closing delimiter."
                            : "The body does not hold the boundary that its Content-Type names.");
        }
        limit += n;
    }

    private static Declined malformed(String detail) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail);
    }

    /// The bytes of the current part, up to its delimiter.
    private final class Body extends InputStream {
        private final int part = parts;
        private int ready;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (part != parts) {
                throw new EOFException("a later part has been opened");
            }
            if (ready == 0) {
                ready = MultipartReader.this.available();
            }
            if (ready == 0) {
                return -1;
            }
            int n = Math.min(length, ready);
            System.arraycopy(buffer, position, into, offset, n);
            position += n;
            ready -= n;
            return n;
        }
    }

    /// One part.
    ///
    /// @param name of the form's field
    /// @param filename as the sender calls it; for people only, never a path of ours
    /// @param contentType as the sender says
    /// @param body to be read before the next part is opened
    public record Part(
            String name,
            Optional<String> filename,
            Optional<String> contentType,
            InputStream body) {

        /// The whole part as text.
        ///
        /// @param most bytes it may have
        /// @throws Declined when it has more
        public String text(int most) throws IOException {
            var bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new Declined(
                                CommonProblem.PAYLOAD_TOO_LARGE,
                                "The part %s may have at most %d bytes.".formatted(name, most))
                        .at("#" + name)
                        .with("limit", most);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
