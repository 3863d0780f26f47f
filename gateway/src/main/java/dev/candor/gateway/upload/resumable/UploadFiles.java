package dev.candor.gateway.upload.resumable;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.logging.Logger;

/// The bytes of uploads: a file each, on a volume that all replicas share. Blocking.
@ApplicationScoped
class UploadFiles {
    private static final Logger LOG = Logger.getLogger(UploadFiles.class);
    private static final String FOLDER = ".uploads"; // no organization is called so

    private final UploadConfig config;
    private final Spool spool;

    UploadFiles(UploadConfig config, Spool spool) {
        this.config = config;
        this.spool = spool;
    }

    /// Opened at its end. What somebody wrote who died before saying so is cut off.
    FileChannel open(Upload upload) throws IOException {
        var file =
                FileChannel.open(
                        path(upload.id()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        return file.truncate(upload.offset()).position(upload.offset());
    }

    /// Another name for the same bytes, in the spool: whatever becomes of the upload, work that has
    /// begun keeps them.
    ///
    /// @throws NoSuchFileException when they went meanwhile
    SpoolEntry spooled(Organization organization, Upload upload) throws IOException {
        var file = spool.create(organization, upload.mediaType());
        try {
            link(path(upload.id()), file.path());
            return spool.seal(file);
        } catch (IOException | UncheckedIOException e) {
            spool.discard(file.id());
            throw e;
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(from, to); // the spool lies on another volume
        }
    }

    void discard(UploadId id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            LOG.warnf("upload %s stays: %s", id, e.getClass().getSimpleName());
        }
    }

    private Path path(UploadId id) {
        return folder().resolve(id.toString());
    }

    private Path folder() {
        var folder = config.mediaDirectory().resolve(FOLDER);
        try {
            return Files.isDirectory(folder)
                    ? folder
                    : Files.createDirectories(
                            folder,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
