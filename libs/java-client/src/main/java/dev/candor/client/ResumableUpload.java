package dev.candor.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/// Sends a file in pieces, and goes on where it broke off (draft-ietf-httpbis-resumable-upload).
///
/// A break is a connection that is cut, or a server that says it cannot just now. After each the
/// server is asked how much has arrived; as long as there is something new, it is not given up.
final class ResumableUpload {
    private static final String UPLOADS = "/v1/uploads";
    private static final String COMPLETE = "Upload-Complete";
    private static final String OFFSET = "Upload-Offset";
    private static final Pattern MOST_AT_ONCE = Pattern.compile("max-append-size=([0-9]{1,15})");
    private static final int MOST_BREAKS = 8;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final CandorClient client;
    private final Asset asset;
    private final SendingProgress progress;
    private final long all;
    private String path = "";
    private long mostAtOnce = Long.MAX_VALUE;
    private long arrived;
    private int breaks;

    ResumableUpload(CandorClient client, Asset asset, SendingProgress progress) throws IOException {
        this.client = client;
        this.asset = asset;
        this.progress = progress;
        this.all = asset.size();
    }

    /// @return the upload's id
    /// @throws IOException when eight breaks in a row brought nothing new
    String send() throws IOException, InterruptedException {
        var id = begin();
        path = UPLOADS + "/" + id;
        while (arrived < all) {
            try {
                append();
                breaks = 0;
            } catch (IOException e) {
                afterBreak(e);
            } catch (ProblemException e) {
                afterBreak(passing(e));
            }
        }
        return id;
    }

    private String begin() throws IOException, InterruptedException {
        var answer =
                client.send(
                        "POST",
                        UPLOADS,
                        Map.of(
                                "Content-Type",
                                asset.mediaType(),
                                COMPLETE,
                                "?0",
                                "Upload-Length",
                                String.valueOf(all),
                                "Repr-Digest",
                                digest()),
                        BodyPublishers.noBody());
        var limit = MOST_AT_ONCE.matcher(answer.header("Upload-Limit").orElse(""));
        if (limit.find()) {
            mostAtOnce = Math.max(1, Long.parseLong(limit.group(1)));
        }
        return answer.json().path("id").asText();
    }

    private void append() throws IOException, InterruptedException {
        long piece = Math.min(mostAtOnce, all - arrived);
        client.send(
                "PATCH",
                path,
                Map.of(
                        "Content-Type",
                        "application/partial-upload",
                        OFFSET,
                        String.valueOf(arrived),
                        COMPLETE,
                        arrived + piece == all ? "?1" : "?0"),
                bytes(arrived, piece));
        arrived += piece;
    }

    /// Asks where to go on, for as long as it takes to be told.
    private void afterBreak(IOException why) throws IOException, InterruptedException {
        var cause = why;
        while (true) {
            if (++breaks > MOST_BREAKS) {
                throw cause;
            }
            Thread.sleep(pause());
            try {
                goOn(client.send("HEAD", path, Map.of(), BodyPublishers.noBody()));
                return;
            } catch (IOException e) {
                cause = e;
            } catch (ProblemException e) {
                cause = passing(e);
            }
        }
    }

    private void goOn(Answer told) throws IOException {
        long offset =
                told.header(OFFSET)
                        .filter(text -> text.matches("[0-9]{1,15}"))
                        .map(Long::parseLong)
                        .orElseThrow(() -> new IOException(path + " does not tell its offset"));
        if (offset > arrived) {
            breaks = 0;
        }
        // The answer to the last piece may be what got lost: then nothing is left to send.
        arrived = told.header(COMPLETE).filter("?1"::equals).isPresent() ? all : offset;
    }

    private Duration pause() {
        var pause = PAUSE.multipliedBy(1L << (breaks - 1));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /// What the next try may find otherwise.
    private static IOException passing(ProblemException said) {
        int status = said.problem().status();
        if (status < 500 && status != 409 && status != 429) {
            throw said;
        }
        return new IOException(said.getMessage(), said);
    }

    private String digest() throws IOException {
        try (var in = FileChannel.open(asset.file(), StandardOpenOption.READ)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var stream = Channels.newInputStream(in);
            var buffer = new byte[1 << 16];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private BodyPublisher bytes(long from, long length) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> open(from, length)), length);
    }

    private InputStream open(long from, long length) {
        try {
            var file = FileChannel.open(asset.file(), StandardOpenOption.READ).position(from);
            return new Piece(Channels.newInputStream(file), from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// So many bytes of a file; tells how far they have been read.
    private final class Piece extends FilterInputStream {
        private final long end;
        private long position;

        private Piece(InputStream in, long from, long length) {
            super(in);
            this.position = from;
            this.end = from + length;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (position == end) {
                return -1;
            }
            int n = super.read(into, offset, (int) Math.min(length, end - position));
            if (n > 0) {
                position += n;
                progress.sent(position, all);
            }
            return n;
        }
    }
}
