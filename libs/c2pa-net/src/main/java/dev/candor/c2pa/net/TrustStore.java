package dev.candor.c2pa.net;

import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.certificate.TrustedEntities;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A folder of trust lists in their JSON form, one file a use. A list is replaced as a whole, and
/// only by one that can be read, is for the same use, and is no older.
public final class TrustStore {
    /// The most bytes a list may have.
    public static final int LARGEST = 16 << 20;

    private static final Map<Use, String> FILES =
            Map.of(
                    Use.CLAIM_SIGNING, "c2pa-trust-list.json",
                    Use.TIME_STAMPING, "c2pa-tsa-trust-list.json",
                    Use.IDENTITY, "cawg-trust-list.json");

    private final Path folder;
    private final Clock clock;

    /// @param clock tells when a list came here
    public TrustStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// The lists that are there; none if there is no such folder.
    ///
    /// @throws IOException if one of them cannot be read
    public List<KeptList> lists() throws IOException {
        var lists = new ArrayList<KeptList>();
        for (var use : Use.values()) {
            list(use).ifPresent(lists::add);
        }
        return List.copyOf(lists);
    }

    /// The anchors of the lists that are there.
    public TrustAnchors anchors() throws IOException {
        return TrustAnchors.of(lists().stream().map(KeptList::list).toList());
    }

    /// The list for one use, if it is there.
    private Optional<KeptList> list(Use use) throws IOException {
        var file = file(use);
        try {
            var bytes = Files.readAllBytes(file);
            var origin = Origin.beside(file, bytes);
            var name = file.getFileName().toString();
            return Optional.of(
                    new KeptList(
                            read(bytes, use, origin.map(Origin::source).orElse(name)),
                            file,
                            origin.isPresent()
                                    ? origin.get().obtained()
                                    : Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Fetches a list and keeps it.
    ///
    /// @return the list as it is kept now
    /// @throws IOException if it cannot be fetched or may not take the place of the old one
    public KeptList update(Use use, URI from, Fetcher fetcher) throws IOException {
        return replace(use, fetcher.fetch(from, LARGEST), from.toString());
    }

    /// Keeps a list that was handed in.
    ///
    /// @throws IOException if it cannot be read, is too long or may not take the place of the old
    /// one
    public KeptList update(Use use, Path from) throws IOException {
        try (var in = Files.newInputStream(from)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("%s is larger than 16 MB".formatted(from));
            }
            return replace(use, bytes, from.toString());
        }
    }

    private KeptList replace(Use use, byte[] bytes, String source) throws IOException {
        var next = read(bytes, use, source);
        if (next.anchors().isEmpty()) {
            throw new IOException("%s trusts nobody".formatted(source));
        }
        var old = list(use).map(KeptList::list);
        if (old.filter(before -> isNewer(before, next)).isPresent()) {
            throw new IOException("%s is older than the list at hand".formatted(source));
        }
        if (old.filter(before -> isSignedByAnother(before, next)).isPresent()) {
            throw new IOException(
                    "%s is not signed with the key of the list at hand".formatted(source));
        }
        Files.createDirectories(folder);
        var file = file(use);
        var origin = Origin.of(bytes, clock.instant(), source);
        var written = Files.createTempFile(folder, "list", ".new");
        try {
            Files.write(written, bytes);
            Files.move(
                    written,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            origin.writeBeside(file);
        } finally {
            Files.deleteIfExists(written);
        }
        return new KeptList(next, file, origin.obtained());
    }

    private static boolean isNewer(TrustList before, TrustList next) {
        return before.issued() != null
                && (next.issued() == null || next.issued().isBefore(before.issued()));
    }

    /// Once a list was signed, only its signer can say who comes next.
    private static boolean isSignedByAnother(TrustList before, TrustList next) {
        return before.signer() != null
                && (next.signer() == null
                        || !before.signer().getPublicKey().equals(next.signer().getPublicKey()));
    }

    private static TrustList read(byte[] bytes, Use use, String source) throws IOException {
        try {
            return TrustedEntities.read(Bytes.of(bytes), use, source);
        } catch (MalformedException e) {
            throw new IOException("%s is no trust list: %s".formatted(source, e.reason()), e);
        }
    }

    private Path file(Use use) {
        return folder.resolve(FILES.getOrDefault(use, use.name()));
    }
}
