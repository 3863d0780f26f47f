package dev.candor.gateway.upload;

import dev.candor.gateway.upload.MultipartReader.Part;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Takes media from a request into the spool, up to a limit. Blocking.
@ApplicationScoped
public class Intake {
    private static final int BUFFER = 64 * 1024;
    private static final String ANY = "application/octet-stream";

    private final Spool spool;

    Intake(Spool spool) {
        this.spool = spool;
    }

    /// @param most bytes that are taken
    /// @throws Declined `PAYLOAD_TOO_LARGE` when there are more; nothing is kept then
    public SpoolEntry take(Organization organization, Part part, long most) throws IOException {
        var file = spool.create(organization, part.contentType().orElse(ANY));
        try {
            copy(part, file, most);
            return spool.seal(file);
        } catch (IOException | UncheckedIOException | Declined e) {
            spool.discard(file.id());
            throw e;
        }
    }

    /// Gives up what was taken.
    ///
    /// @return whether it is gone
    public boolean discard(SpoolEntry entry) {
        spool.discard(entry.id());
        return !Files.exists(entry.path());
    }

    private static void copy(Part part, SpoolFile file, long most) throws IOException {
        try (InputStream in = part.body();
                var out = Files.newOutputStream(file.path())) {
            var buffer = new byte[BUFFER];
            long taken = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                taken += n;
                if (taken > most) {
                    throw new Declined(
                                    CommonProblem.PAYLOAD_TOO_LARGE,
                                    "The part %s may have at most %d bytes."
                                            .formatted(part.name(), most))
                            .at("#" + part.name())
                            .with("limit", most);
                }
                out.write(buffer, 0, n);
            }
        }
    }
}
