package dev.candor.label.rendering;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Takes media that comes as a request's body into the spool, as it arrives and never whole in
/// memory. Blocking.
@ApplicationScoped
class DirectBody {
    private final Spool spool;
    private final long limit;

    DirectBody(Spool spool, RenderingConfig config) {
        this.spool = spool;
        this.limit = config.largestBody().asLongValue();
    }

    /// @throws Declined `PAYLOAD_TOO_LARGE` beyond the limit; then nothing is left in the spool
    SpoolEntry take(Organization organization, InputStream body) {
        var file = spool.create(organization, "application/octet-stream");
        try (OutputStream out = Files.newOutputStream(file.path())) {
            copy(body, out);
        } catch (IOException e) {
            spool.discard(file.id());
            throw new UncheckedIOException(e);
        } catch (Declined e) {
            spool.discard(file.id());
            throw e;
        }
        return spool.seal(file);
    }

    void discard(SpoolEntry entry) {
        spool.discard(entry.id());
    }

    private void copy(InputStream body, OutputStream out) throws IOException {
        var buffer = new byte[1 << 16];
        long taken = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            taken += count;
            if (taken > limit) {
                throw new Declined(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "Media of at most %d bytes is accepted here.".formatted(limit));
            }
            out.write(buffer, 0, count);
        }
    }
}
