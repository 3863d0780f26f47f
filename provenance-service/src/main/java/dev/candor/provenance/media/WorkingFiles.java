package dev.candor.provenance.media;

import dev.candor.kit.id.Ids;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Files that live as long as the request they belong to, and not a moment longer.
@ApplicationScoped
class WorkingFiles {
    private static final Logger LOG = Logger.getLogger(WorkingFiles.class);
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);
    private static final String SUFFIX = ".media";

    private final Path directory;
    private final Vertx vertx;
    private final Clock clock;
    private long timer;

    WorkingFiles(MediaConfig config, Vertx vertx, Clock clock) {
        this.directory = config.directory().orElseGet(WorkingFiles::temporary);
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        try {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            sweep();
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.media.directory", e);
        }
        timer = vertx.setPeriodic(LEFT_BEHIND.toMillis(), _ -> vertx.executeBlocking(this::sweep));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// A name for a new file; the file goes when the exchange ends, however it ends.
    Path reserve(RoutingContext exchange) {
        var file = directory.resolve(Ids.next() + SUFFIX);
        Exchange.whenOver(exchange, () -> remove(file));
        return file;
    }

    /// Removes the file now. Nothing happens when it is gone already.
    void remove(Path file) {
        vertx.fileSystem().delete(file.toString());
    }

    /// Removes what a crash left behind.
    private int sweep() throws IOException {
        var removed = 0;
        var oldest = clock.instant().minus(LEFT_BEHIND);
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                    removed++;
                }
            }
        }
        if (removed > 0) {
            LOG.infof("uploads left behind removed: %d", removed);
        }
        return removed;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"), "candor-provenance-media");
    }
}
