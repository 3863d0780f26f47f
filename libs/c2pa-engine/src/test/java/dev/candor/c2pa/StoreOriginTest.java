package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.kit.Carrier;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.Provenance;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.Fetcher;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.StoreOrigin;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOriginTest {
    private static final byte[] JPEG = Media.jpeg();
    private static final byte[] UNKNOWN = {0, 1, 2, 3, (byte) 0xFF, 5};

    @TempDir Path directory;

    @Test
    void storeInTheAssetIsEmbedded() throws Exception {
        var asset = file("a.jpg", Forgery.valid(JPEG, TestAuthority.trusted().signer()).bytes());

        var report = verifier().verify(asset);

        assertThat(report.origin()).isEqualTo(StoreOrigin.EMBEDDED);
    }

    @Test
    void storeThatIsGivenIsASidecar() throws Exception {
        var asset = file("a.jpg", JPEG);
        var store = file("elsewhere.store", store(JPEG));

        var report = verifier().verify(VerificationRequest.of(asset).withSidecar(store));

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.origin()).isEqualTo(StoreOrigin.SIDECAR);
    }

    /// VAL-STRU-0012
    @Test
    void storeOfTheSameNameIsASidecar() throws Exception {
        var asset = file("a.jpg", JPEG);
        file("a.c2pa", store(JPEG));

        var report = verifier().verify(asset);

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.origin()).isEqualTo(StoreOrigin.SIDECAR);
    }

    @Test
    void storeOfTheSameNameSpeaksForAnAssetWithoutExtension() throws Exception {
        var asset = file("a", UNKNOWN);
        file("a.c2pa", store(UNKNOWN));

        var report = verifier().verify(asset);

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.format()).isEqualTo(AssetFormat.OTHER);
    }

    @Test
    void storeIsNotBesideItself() throws Exception {
        var report = verifier().verify(file("a.c2pa", store(JPEG)));

        assertThat(report.origin()).isEqualTo(StoreOrigin.EMBEDDED);
        assertThat(report.format()).isEqualTo(AssetFormat.MANIFEST_STORE);
        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
    }

    @Test
    void storeThatIsFetchedIsRemote() throws Exception {
        var asset = Provenance.jpeg("https://credentials.example/a");

        var report = fetching((uri, limit) -> store(asset)).verify(file("a.jpg", asset));

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.origin()).isEqualTo(StoreOrigin.REMOTE);
    }

    @Test
    void nothingIsFetchedForAnAssetThatCarriesItsStore() throws Exception {
        var media = Provenance.jpeg("https://credentials.example/a");
        var asset = file("a.jpg", Forgery.valid(media, TestAuthority.trusted().signer()).bytes());

        var report = fetching((uri, limit) -> fail("asked for " + uri)).verify(asset);

        assertThat(report.origin()).isEqualTo(StoreOrigin.EMBEDDED);
    }

    @Test
    void unknownFormatWithoutAStoreIsUnsupported() throws Exception {
        var asset = file("a.bin", UNKNOWN);

        assertThat(verifier().verify(asset).state()).isEqualTo(ValidationState.UNSUPPORTED);
    }

    @Test
    void storeLargerThanAnyMayBeIsRefused() throws Exception {
        var asset = file("a.jpg", JPEG);
        var store = directory.resolve("huge.c2pa");
        try (var file = new RandomAccessFile(store.toFile(), "rw")) {
            file.setLength((32L << 20) + 1);
        }

        var report = verifier().verify(VerificationRequest.of(asset).withSidecar(store));

        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(report.findings().getFirst().code()).isEqualTo(StatusCode.GENERAL_ERROR);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    private static byte[] store(byte[] asset) {
        return Forgery.valid(asset, TestAuthority.trusted().signer())
                .carriedBy(Carrier.beside())
                .store();
    }

    private static Verifier verifier() {
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);
    }

    private static Verifier fetching(Fetcher fetcher) {
        return new Verifier(
                ValidationPolicy.offline(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                        .with(fetcher));
    }
}
