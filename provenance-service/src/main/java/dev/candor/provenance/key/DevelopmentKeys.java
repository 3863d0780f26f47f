package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// A development authority in a folder: made once, kept, shared by every replica that uses the
/// folder.
///
/// Each identity is a folder of its own, written aside and moved into place in one step: of two
/// that start at once one wins, and the other takes what the winner made. Everything here blocks.
final class DevelopmentKeys {
    private static final String ROOT = "root";
    private static final Pattern SIGNER = Pattern.compile("signer-(\\d{4})");
    private static final String CERTIFICATES = "certificates.pem";
    private static final String KEY = "key.pem";
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final String organization;
    private final Duration renewBefore;
    private final Clock clock;
    private final SecureRandom random;

    DevelopmentKeys(
            Path directory,
            String organization,
            Duration renewBefore,
            Clock clock,
            SecureRandom random) {
        this.directory = directory;
        this.organization = organization;
        this.renewBefore = renewBefore;
        this.clock = clock;
        this.random = random;
    }

    /// The root certificate: the anchor to trust.
    ///
    /// @throws IllegalStateException when it has expired
    X509Certificate root() {
        return authority().root();
    }

    /// The newest signing identity; a new one when it is near its end, or when there is none.
    SigningIdentity signer() {
        var signers = new TreeMap<Integer, Path>();
        for (var folder : folders()) {
            var name = SIGNER.matcher(folder.getFileName().toString());
            if (name.matches()) {
                signers.put(Integer.valueOf(name.group(1)), folder);
            }
        }
        if (signers.isEmpty()) {
            return issue(1);
        }
        var newest = read(signers.lastEntry().getValue());
        return nearItsEnd(newest) ? issue(signers.lastKey() + 1) : newest;
    }

    /// A new identity for somebody else, who keeps it.
    SigningIdentity issue(String holder, String name, SigningAlgorithm algorithm) {
        return authority().issueClaimSigner(holder, name, algorithm);
    }

    private boolean nearItsEnd(SigningIdentity identity) {
        return !clock.instant().plus(renewBefore).isBefore(identity.notAfter());
    }

    private SigningIdentity issue(int number) {
        var made = authority().issueClaimSigner(organization, organization + " signer " + number);
        return read(keep("signer-%04d".formatted(number), made.chain(), made.key()));
    }

    private DevelopmentAuthority authority() {
        var folder = directory.resolve(ROOT);
        if (!Files.isDirectory(folder)) {
            var made = DevelopmentAuthority.create(organization, clock, random);
            keep(ROOT, List.of(made.root()), made.key());
        }
        var kept = read(folder);
        if (!clock.instant().isBefore(kept.notAfter())) {
            throw new IllegalStateException(
                    "The development root in %s has expired. Remove the folder to make a new one."
                            .formatted(folder));
        }
        return DevelopmentAuthority.of(kept.key(), kept.certificate(), clock, random);
    }

    private List<Path> folders() {
        try (var folders = Files.newDirectoryStream(ensureDirectory(), Files::isDirectory)) {
            return StreamSupport.stream(folders.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SigningIdentity read(Path folder) {
        try {
            return new SigningIdentity(
                    Pem.privateKey(Files.readString(folder.resolve(KEY))),
                    Pem.certificates(Files.readString(folder.resolve(CERTIFICATES))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes both files aside, then moves the folder into place. Another replica's, if it was
    /// quicker, stays.
    private Path keep(String name, List<X509Certificate> certificates, PrivateKey key) {
        var target = directory.resolve(name);
        try {
            var draft = Files.createTempDirectory(ensureDirectory(), ".draft-", OWNER_ONLY_FOLDER);
            write(draft.resolve(KEY), Pem.of(key));
            write(draft.resolve(CERTIFICATES), Pem.of(certificates));
            moveOrYield(draft, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void moveOrYield(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            Files.delete(draft.resolve(KEY));
            Files.delete(draft.resolve(CERTIFICATES));
            Files.delete(draft);
        }
    }

    private Path ensureDirectory() throws IOException {
        return Files.isDirectory(directory)
                ? directory
                : Files.createDirectories(directory, OWNER_ONLY_FOLDER);
    }

    private static void write(Path file, String text) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, OWNER_ONLY_FILE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }
}
