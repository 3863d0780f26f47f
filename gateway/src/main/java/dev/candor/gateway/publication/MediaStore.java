package dev.candor.gateway.publication;

import dev.candor.gateway.publication.Publication.Asset;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jboss.logging.Logger;

/// The published assets: a file each, a folder per organization. Blocking.
@ApplicationScoped
class MediaStore {
    private static final Logger LOG = Logger.getLogger(MediaStore.class);

    private final PublicationConfig config;
    private final Spool spool;

    MediaStore(PublicationConfig config, Spool spool) {
        this.config = config;
        this.spool = spool;
    }

    /// Takes a spooled file over. The spool reads it once more against its digest; a reader then
    /// sees all of it or nothing.
    ///
    /// @param mediaType what inspection found it to be
    Asset keep(Organization organization, PublicationId id, SpoolReference file, String mediaType) {
        var target = path(organization, id);
        if (isKept(organization, id, file)) {
            spool.discard(file.id());
            return new Asset(mediaType, target.toFile().length(), file.sha256());
        }
        var entry = spool.open(organization, file);
        try {
            Files.createDirectories(target.getParent());
            move(entry.path(), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Asset(mediaType, entry.size(), entry.sha256());
    }

    /// Whether these very bytes were taken over already, by somebody who was cut off after it.
    boolean isKept(Organization organization, PublicationId id, SpoolReference file) {
        var target = path(organization, id);
        try {
            return Files.exists(target) && Digests.same(Digests.sha256Hex(target), file.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(Organization organization, PublicationId id) {
        return config.mediaDirectory().resolve(organization.slug()).resolve(id.toString());
    }

    /// @return whether there was a file that is gone now
    boolean discard(Organization organization, PublicationId id) {
        try {
            return Files.deleteIfExists(path(organization, id));
        } catch (IOException e) {
            LOG.warnf("asset of publication %s stays: %s", id, e.getClass().getSimpleName());
            return false;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // another volume: copied aside first, so that the last move is atomic all the same
            var aside = to.resolveSibling(to.getFileName() + ".part");
            Files.copy(from, aside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
    }
}
