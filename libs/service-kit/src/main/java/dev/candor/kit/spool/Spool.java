package dev.candor.kit.spool;

import static dev.candor.kit.problem.CommonProblem.DIGEST_MISMATCH;
import static dev.candor.kit.problem.CommonProblem.UNKNOWN_SPOOL;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The folder of media under work. An entry is bound to its organization, its digest and its
/// expiry.
///
/// Everything here blocks: call it on a worker. Ids are 160 random bits, so that none can be
/// guessed; they are never paths, and nothing outside a service's process ever sees one of those.
@ApplicationScoped
public class Spool {
    private static final Logger LOG = Logger.getLogger(Spool.class);
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String SEAL = ".seal";
    private static final String DRAFT = ".draft";
    private static final int ID_LENGTH = 32;

    /// What is known of a sealed file, beside its bytes.
    @RegisterForReflection
    record Seal(String organization, String sha256, long size, String mediaType, Instant expires) {}

    private final SpoolConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Spool(SpoolConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /// A new file to write to.
    public SpoolFile create(Organization organization, String mediaType) {
        var id = newId();
        return new SpoolFile(id, directory().resolve(id), organization, mediaType);
    }

    /// Ends the writing: from here on the bytes have a digest and the id can be opened.
    public SpoolEntry seal(SpoolFile file) {
        try {
            var seal =
                    new Seal(
                            file.organization().slug(),
                            Digests.sha256Hex(file.path()),
                            Files.size(file.path()),
                            file.mediaType(),
                            clock.instant().plus(config.retention()));
            // Written aside and moved: a reader sees the whole seal or none.
            var draft = directory().resolve(file.id() + DRAFT);
            Files.write(draft, json.writeValueAsBytes(seal));
            Files.move(draft, sealOf(file.id()), StandardCopyOption.ATOMIC_MOVE);
            return entry(file.id(), seal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes a sealed file outlive a loss of power, and its expiry: for work that was promised.
    ///
    /// @param until it is kept, if nobody deletes it earlier
    public SpoolEntry secure(SpoolEntry entry, Instant until) {
        var known = readSeal(entry.id());
        if (known == null) {
            throw new Declined(UNKNOWN_SPOOL, "Send the media again; it is not held here any more.")
                    .at("/spool/id");
        }
        var seal =
                new Seal(
                        known.organization(),
                        known.sha256(),
                        known.size(),
                        known.mediaType(),
                        until);
        try {
            var draft = directory().resolve(entry.id() + DRAFT);
            Files.write(draft, json.writeValueAsBytes(seal));
            force(draft);
            force(entry.path());
            Files.move(draft, sealOf(entry.id()), StandardCopyOption.ATOMIC_MOVE);
            force(directory());
            return entry(entry.id(), seal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Opens what another service sealed, after reading it once against its digest.
    ///
    /// @throws Declined `UNKNOWN_SPOOL` for an unknown or expired id and for another
    /// organization's; `DIGEST_MISMATCH`
    ///     when the bytes are not those that were named
    public SpoolEntry open(Organization organization, SpoolReference reference) {
        var seal = readSeal(reference.id());
        if (seal == null
                || !seal.organization().equals(organization.slug())
                || clock.instant().isAfter(seal.expires())) {
            throw new Declined(UNKNOWN_SPOOL, "Send the media again; it is not held here any more.")
                    .at("/spool/id");
        }
        var entry = entry(reference.id(), seal);
        if (!Digests.same(seal.sha256(), reference.sha256()) || !intact(entry)) {
            throw new Declined(DIGEST_MISMATCH, "The spooled bytes are not those that were named.")
                    .at("/spool/sha256");
        }
        return entry;
    }

    /// Removes a file, written or sealed; nothing happens when it is gone already.
    public void discard(String id) {
        if (!isId(id)) {
            return;
        }
        try {
            Files.deleteIfExists(sealOf(id));
            Files.deleteIfExists(directory().resolve(id));
        } catch (IOException e) {
            LOG.warnf("spool entry stays until its expiry: %s", e.getClass().getSimpleName());
        }
    }

    /// Removes what has expired, and what was never sealed or finished within the retention
    /// time.
    ///
    /// @return how many files went
    int sweep() {
        var removed = 0;
        var oldest = clock.instant().minus(config.retention());
        try (var files = Files.newDirectoryStream(directory())) {
            for (var file : files) {
                if (isId(name(file)) && isOver(file, oldest)) {
                    discard(name(file));
                    removed++;
                } else if (isUnfinished(name(file)) && isOlder(file, oldest)) {
                    Files.deleteIfExists(file);
                    removed++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return removed;
    }

    private boolean isOver(Path file, Instant oldest) throws IOException {
        var seal = readSeal(name(file));
        return seal == null ? isOlder(file, oldest) : clock.instant().isAfter(seal.expires());
    }

    /// A file that has gone meanwhile is not older.
    private static boolean isOlder(Path file, Instant oldest) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(oldest);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /// Whether a process that dies leaves files of this name: drafts of seals, and what was
    /// written aside (`.ID.part`) to take the place of a file.
    private static boolean isUnfinished(String name) {
        var dot = name.indexOf('.', 1);
        return dot > 0
                && (name.endsWith(DRAFT) && isId(name.substring(0, dot))
                        || name.startsWith(".") && isId(name.substring(1, dot)));
    }

    private static boolean intact(SpoolEntry entry) {
        try {
            return Files.size(entry.path()) == entry.size()
                    && Digests.same(Digests.sha256Hex(entry.path()), entry.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    private @Nullable Seal readSeal(String id) {
        if (!isId(id)) {
            return null;
        }
        try {
            return json.readValue(Files.readAllBytes(sealOf(id)), Seal.class);
        } catch (IOException e) {
            return null;
        }
    }

    private SpoolEntry entry(String id, Seal seal) {
        return new SpoolEntry(
                id,
                directory().resolve(id),
                seal.sha256(),
                seal.size(),
                seal.mediaType(),
                seal.expires());
    }

    private Path sealOf(String id) {
        return directory().resolve(id + SEAL);
    }

    private Path directory() {
        var directory = config.directory();
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    private String newId() {
        var id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    private static boolean isId(String text) {
        return text.length() == ID_LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
