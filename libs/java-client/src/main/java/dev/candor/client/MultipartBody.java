package dev.candor.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A form of several parts (RFC 7578) whose files are read while they are sent.
final class MultipartBody {
    private final String boundary = "candor-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    MultipartBody json(String name, JsonNode value) {
        return text(head(name, "", "application/json")).text(value.toString() + "\r\n");
    }

    MultipartBody file(String name, Asset asset, SendingProgress progress) throws IOException {
        var filename = "; filename=\"%s\"".formatted(quoted(asset.name()));
        return text(head(name, filename, asset.mediaType()))
                .add(streamed(asset, progress))
                .text("\r\n");
    }

    /// The whole body; its length is known.
    BodyPublisher end() {
        text("--%s--\r\n".formatted(boundary));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    /// A file's bytes as they are read, each time from the beginning.
    static BodyPublisher streamed(Asset asset, SendingProgress progress) throws IOException {
        long all = asset.size();
        if (all == 0) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> open(asset, all, progress)), all);
    }

    private static InputStream open(Asset asset, long all, SendingProgress progress) {
        try {
            return new Counted(Files.newInputStream(asset.file()), all, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head(String name, String more, String mediaType) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, name, more, mediaType);
    }

    /// A name that cannot end its header: as browsers send it.
    private static String quoted(String name) {
        return name.replace("\"", "%22")
                .replace("\\", "%5C")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    private MultipartBody text(String text) {
        return add(BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8)));
    }

    private MultipartBody add(BodyPublisher part) {
        parts.add(part);
        return this;
    }

    /// Tells how much of it has been read.
    private static final class Counted extends FilterInputStream {
        private final long all;
        private final SendingProgress progress;
        private long bytes;

        private Counted(InputStream in, long all, SendingProgress progress) {
            super(in);
            this.all = all;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            return one < 0 ? one : told(1, one);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            return n < 0 ? n : told(n, n);
        }

        private int told(int more, int result) {
            bytes += more;
            progress.sent(bytes, all);
            return result;
        }
    }
}
