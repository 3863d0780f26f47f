package dev.candor.c2pa.kit;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What fuzz targets start from: some of each golden folder, which every build runs once, and while
/// fuzzing also the small files of the folder that `CANDOR_CORPUS` names. For each parser there is
/// what the assets hold of its kind.
public final class Seeds {
    private static final Path GOLDEN = Path.of("src/test/golden");
    private static final int OF_A_FOLDER = 3;
    private static final int OF_A_KIND = 400;
    private static final long LARGEST = 64 << 10;
    private static final boolean FUZZING = System.getenv("JAZZER_FUZZ") != null;

    private Seeds() {}

    /// Whole assets, and stores that lie beside one.
    public static Stream<byte[]> assets() {
        return Stream.concat(golden(), corpus()).map(Seeds::read);
    }

    /// Whole assets of each format that is written, as they are and as others signed them.
    public static Stream<byte[]> samples() {
        return Stream.concat(
                Arrays.stream(AssetFormat.values())
                        .filter(format -> format.writable().isPresent())
                        .map(Samples::of),
                assets());
    }

    /// Manifest stores.
    public static Stream<byte[]> stores() {
        return storesOf().map(box -> box.raw().toArray());
    }

    /// The content of boxes in CBOR.
    public static Stream<byte[]> cbor() {
        return payloads("cbor");
    }

    /// The content of boxes in JSON.
    public static Stream<byte[]> json() {
        return payloads("json");
    }

    /// Claim signatures.
    public static Stream<byte[]> signatures() {
        return cbor().filter(bytes -> cose(bytes).findAny().isPresent());
    }

    /// Media segments of live streams, and what session keys sign of them.
    public static Stream<byte[]> liveSegments() {
        var session = new SessionForge(TestAuthority.trusted().signer());
        return Stream.concat(
                Stream.of(
                        session.segment(1),
                        session.segmentWithKeys(2, "urn:c2pa:3f7a2c5e-0000-4000-8000-000000000002"),
                        Streams.segment(1, 1),
                        Streams.fragment(2, 1)),
                signatures());
    }

    /// Certificates in DER.
    public static Stream<byte[]> certificates() {
        return signatures().flatMap(Seeds::cose).flatMap(Seeds::chain).map(Bytes::toArray);
    }

    /// Time stamps in DER.
    public static Stream<byte[]> stamps() {
        return signatures()
                .flatMap(Seeds::cose)
                .flatMap(cose -> TimeStampHeader.all(cose).stream())
                .flatMap(header -> header.tokens().stream())
                .map(Bytes::toArray);
    }

    private static Stream<Path> golden() {
        return children(GOLDEN).stream()
                .filter(Files::isDirectory)
                .flatMap(
                        folder ->
                                children(folder).stream()
                                        .filter(Files::isDirectory)
                                        .limit(OF_A_FOLDER))
                .flatMap(folder -> children(folder).stream())
                .filter(file -> file.getFileName().toString().startsWith("in."))
                .filter(Seeds::isSmall);
    }

    private static Stream<Path> corpus() {
        var root = System.getenv("CANDOR_CORPUS");
        if (!FUZZING || root == null) {
            return Stream.empty();
        }
        try (var files = Files.walk(Path.of(root))) {
            return files.filter(Files::isRegularFile).filter(Seeds::isSmall).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSmall(Path file) {
        return file.toFile().length() <= LARGEST;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JumbfBox.Superbox> storesOf() {
        return Stream.concat(golden(), corpus()).flatMap(Seeds::store);
    }

    private static Stream<JumbfBox.Superbox> store(Path file) {
        try (var channel = FileChannel.open(file)) {
            var store = OpenAsset.of(channel).layout().store();
            return store == null ? Stream.empty() : Stream.of(JumbfReader.read(store));
        } catch (UnreadableAssetException | MalformedException e) {
            return Stream.empty(); // broken on purpose
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<byte[]> payloads(String type) {
        var found = new ArrayList<byte[]>();
        storesOf().forEach(store -> collect(store, type, found));
        return found.stream().filter(bytes -> bytes.length > 0).limit(OF_A_KIND);
    }

    private static void collect(JumbfBox.Superbox box, String type, List<byte[]> found) {
        box.payload(type).map(Bytes::toArray).ifPresent(found::add);
        for (var child : box.superboxes()) {
            collect(child, type, found);
        }
    }

    private static Stream<Bytes> chain(CoseSign1 cose) {
        try {
            return cose.chain().stream();
        } catch (MalformedException e) {
            return Stream.empty(); // broken on purpose
        }
    }

    private static Stream<CoseSign1> cose(byte[] bytes) {
        try {
            return Stream.of(CoseSign1.read(Bytes.of(bytes)));
        } catch (MalformedException e) {
            return Stream.empty(); // something else
        }
    }
}
