package dev.candor.gateway.upload.resumable;

import dev.candor.kit.digest.Digests;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;

/// A file while somebody appends to it. Every second the bytes so far are made to last, and told as
/// a sign of life; who has lost the pen learns it then, before another byte is written. Blocking;
/// one thread.
final class Writing implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SIGNS_PER_LEASE = 5;

    private final FileChannel file;
    private final Pen pen;
    private final Uploads uploads;
    private final long pause;
    private long lastSign = System.nanoTime();

    Writing(FileChannel file, Pen pen, Uploads uploads, Duration lease) {
        this.file = file;
        this.pen = pen;
        this.uploads = uploads;
        this.pause = lease.dividedBy(SIGNS_PER_LEASE).toNanos();
    }

    /// Takes bytes until there are no more, or more than `end` are there.
    ///
    /// @return whether all of them fit
    /// @throws Declined when the body breaks off; what came of it stays
    boolean take(InputStream body, long end) throws IOException {
        var bytes = new byte[BUFFER];
        for (int n = read(body, bytes); n >= 0; n = read(body, bytes)) {
            if (n > end - file.position()) {
                return false;
            }
            signOfLife();
            var buffer = ByteBuffer.wrap(bytes, 0, n);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        }
        return true;
    }

    /// SHA-256 of the whole, read once, lower-case hexadecimal.
    String sha256() throws IOException {
        var digest = Digests.sha256();
        var buffer = ByteBuffer.allocate(BUFFER);
        long position = 0;
        for (int n = file.read(buffer, position); n >= 0; n = file.read(buffer, position)) {
            signOfLife();
            digest.update(buffer.flip());
            buffer.clear();
            position += n;
        }
        return Digests.hex(digest);
    }

    /// Makes all bytes last.
    ///
    /// @return how many there are
    long secured() throws IOException {
        long position = file.position();
        file.force(false);
        return position;
    }

    private void signOfLife() throws IOException {
        long now = System.nanoTime();
        if (now - lastSign < pause) {
            return;
        }
        boolean held = uploads.reached(pen, secured()).await().atMost(PATIENCE);
        lastSign = now;
        if (!held) {
            throw lost();
        }
    }

    static Declined lost() {
        return new Declined(
                UploadProblem.UPLOAD_BUSY,
                "Another request has asked for this upload meanwhile; ask by HEAD where it goes"
                        + " on.");
    }

    private static int read(InputStream body, byte[] into) {
        try {
            return body.read(into);
        } catch (IOException e) {
            throw new Declined(
                    CommonProblem.INVALID_REQUEST,
                    "The body broke off; ask by HEAD where the upload goes on.");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
