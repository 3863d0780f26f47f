package dev.candor.provenance.media;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The line that ends a multipart body (RFC 2046, 5.1.1: `close-delimiter := delimiter "--"`). A
/// body without it was cut off.
final class ClosingDelimiter {
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=\"?([^\";]+)");
    private static final int LONGEST_EPILOGUE = 1024;

    private final byte[] delimiter;
    private Buffer tail = Buffer.buffer();

    private ClosingDelimiter(String boundary) {
        this.delimiter = ("--" + boundary.strip() + "--").getBytes(StandardCharsets.ISO_8859_1);
    }

    /// @param contentType of the body; without a boundary nothing ends it
    static ClosingDelimiter of(String contentType) {
        var boundary = BOUNDARY.matcher(contentType);
        return new ClosingDelimiter(boundary.find() ? boundary.group(1) : "");
    }

    /// Looks at the next bytes of the body.
    void see(Buffer bytes) {
        var kept = delimiter.length + LONGEST_EPILOGUE;
        var joined = bytes.length() < kept ? tail.appendBuffer(bytes) : bytes;
        tail = joined.getBuffer(Math.max(0, joined.length() - kept), joined.length());
    }

    /// Whether the last bytes have it.
    boolean seen() {
        var bytes = tail.getBytes();
        for (int at = bytes.length - delimiter.length; at >= 0; at--) {
            if (startsAt(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsAt(byte[] bytes, int at) {
        for (int i = 0; i < delimiter.length; i++) {
            if (bytes[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }
}
