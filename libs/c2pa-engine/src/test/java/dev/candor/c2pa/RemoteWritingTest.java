package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StoreOrigin;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Assets that say where their store is (C2PA 2.4, 11.4; VAL-STRU-0010).
class RemoteWritingTest {
    private static final URI ADDRESS = URI.create("https://credentials.example/a.c2pa?x=1&y=2");
    private static final URI OTHER = URI.create("https://credentials.example/elsewhere/b.c2pa");

    /// Formats whose place for credentials holds either a store or its address.
    private static final Set<AssetFormat> ONE_PLACE =
            EnumSet.of(AssetFormat.HTML, AssetFormat.STRUCTURED_TEXT, AssetFormat.FONT);

    @TempDir Path folder;
    private WritingKit kit;
    private Path target;
    private Path store;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
        target = folder.resolve("target");
        store = folder.resolve("store.c2pa");
    }

    static Stream<AssetFormat> formats() {
        var others = EnumSet.of(AssetFormat.OGG, AssetFormat.SEGMENT, AssetFormat.TEXT);
        others.addAll(EnumSet.range(AssetFormat.EPUB, AssetFormat.ZIP));
        return Arrays.stream(AssetFormat.values())
                .filter(
                        format ->
                                format.compareTo(AssetFormat.EPUB) < 0
                                        || ONE_PLACE.contains(format)
                                        || format == AssetFormat.SVG
                                        || format == AssetFormat.PDF)
                .filter(format -> format.writable().isPresent())
                .filter(format -> !others.contains(format));
    }

    static Stream<AssetFormat> formatsWithTwoPlaces() {
        return formats().filter(format -> !ONE_PLACE.contains(format));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void remoteStoreSpeaksForTheAssetThatSaysWhereItIs(AssetFormat format) throws Exception {
        // when
        remote(kit.sample(format), ADDRESS);

        // then
        assertThat(AssetFormats.manifestStore(target)).isEmpty();
        assertThat(WritingKit.verified(target).state()).isEqualTo(ValidationState.REMOTE);
        var report = fetched(ADDRESS);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.origin()).isEqualTo(StoreOrigin.REMOTE);
        assertThat(report.format()).isEqualTo(format);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void addressTakesThePlaceOfTheOneThatWasThere(AssetFormat format) throws Exception {
        // given
        remote(kit.sample(format), ADDRESS);
        var source = Files.copy(target, folder.resolve("source"));

        // when
        remote(source, OTHER);

        // then
        assertThat(fetched(OTHER).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(fetched(ADDRESS).state()).isEqualTo(ValidationState.REMOTE);
    }

    @Test
    void storeThatIsAtHandIsNotFetched() throws Exception {
        // given
        remote(kit.sample(AssetFormat.PNG), ADDRESS);
        var request = VerificationRequest.of(target);
        var bytes = Bytes.of(Files.readAllBytes(store));

        // when
        var report = offline().verify(request.withStoreAt(ADDRESS, bytes));
        var other = offline().verify(request.withStoreAt(OTHER, bytes));
        var junk = offline().verify(request.withStoreAt(ADDRESS, Bytes.of(new byte[100])));

        // then
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.origin()).isEqualTo(StoreOrigin.REMOTE);
        assertThat(report.remote()).isNull();
        assertThat(List.of(other, junk))
                .allSatisfy(
                        elsewhere -> {
                            assertThat(elsewhere.state()).isEqualTo(ValidationState.REMOTE);
                            assertThat(elsewhere.remote()).isEqualTo(ADDRESS.toString());
                            assertThat(elsewhere.findings()).isEmpty();
                        });
    }

    @ParameterizedTest
    @MethodSource("formatsWithTwoPlaces")
    void assetMayCarryItsStoreAndSayWhereItIs(AssetFormat format) throws Exception {
        // when
        kit.sample(format);
        var result =
                kit.signing()
                        .signAndRefer(
                                kit.sample(format),
                                target,
                                new RemoteStore(ADDRESS, store),
                                WritingKit.created(),
                                WritingKit.signer());

        // then
        var report = WritingKit.verified(target);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.origin()).isEqualTo(StoreOrigin.EMBEDDED);
        assertThat(result.size()).isEqualTo(Files.size(target));
        assertThat(provenance()).isEqualTo(ADDRESS.toString());
        assertThat(AssetFormats.manifestStore(target).orElseThrow())
                .startsWith(Files.readAllBytes(store));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTML", "STRUCTURED_TEXT", "FONT"})
    void onePlaceHoldsNoTwo(AssetFormat format) throws Exception {
        var source = kit.sample(format);

        assertThatThrownBy(
                        () ->
                                kit.signing()
                                        .signAndRefer(
                                                source,
                                                target,
                                                new RemoteStore(ADDRESS, store),
                                                WritingKit.created(),
                                                WritingKit.signer()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("not both");
        assertNothingWritten();
    }

    @ParameterizedTest
    @EnumSource(names = {"OGG", "TEXT"})
    void formatWithoutAPlaceIsRefusedWithWhatToDo(AssetFormat format) throws Exception {
        var source = kit.sample(format);

        assertThatThrownBy(() -> remote(source, ADDRESS))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no place for the address")
                .hasMessageContaining("beside");
        assertNothingWritten();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void failureLeavesNeitherFile(AssetFormat format) throws Exception {
        var source = kit.sample(format);

        assertThatThrownBy(
                        () ->
                                kit.signing()
                                        .signRemote(
                                                source,
                                                target,
                                                new RemoteStore(ADDRESS, store),
                                                WritingKit.created(),
                                                WritingKit.failing()))
                .isInstanceOf(SigningException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(source);
        }
    }

    @Test
    void sourceThatCarriesCredentialsIsRefused() throws Exception {
        var signed = kit.signed(kit.sample(AssetFormat.JPEG), WritingKit.created());

        assertThatThrownBy(
                        () ->
                                kit.signing()
                                        .signRemote(
                                                signed,
                                                target,
                                                new RemoteStore(ADDRESS, store),
                                                WritingKit.opened(),
                                                WritingKit.signer()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("would speak instead");
    }

    @Test
    void updateIsRefused() throws Exception {
        var signed = kit.signed(kit.sample(AssetFormat.JPEG), WritingKit.created());

        assertThatThrownBy(
                        () ->
                                kit.signing()
                                        .signAndRefer(
                                                signed,
                                                target,
                                                new RemoteStore(ADDRESS, store),
                                                ManifestDefinition.updated()
                                                        .published()
                                                        .by(WritingKit.GENERATOR),
                                                WritingKit.signer()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no address can go into it");
    }

    /// What it came with is kept in the new store, wherever that lies.
    @Test
    void editedAssetCarriesAndRefers() throws Exception {
        // given
        var signed = kit.signed(kit.sample(AssetFormat.PNG), WritingKit.created());

        // when
        kit.signing()
                .signAndRefer(
                        signed,
                        target,
                        new RemoteStore(ADDRESS, store),
                        WritingKit.opened(),
                        WritingKit.signer());

        // then
        assertThat(WritingKit.verified(target).manifests()).hasSize(2);
        assertThat(WritingKit.verified(target).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void addressIsOneThatCanBeFetched() {
        assertThatThrownBy(() -> new RemoteStore(URI.create("file:///a.c2pa"), store))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RemoteStore(URI.create("a.c2pa"), store))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Verifier offline() {
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);
    }

    private void remote(Path source, URI address) throws Exception {
        kit.signing()
                .signRemote(
                        source,
                        target,
                        new RemoteStore(address, store),
                        WritingKit.created(),
                        WritingKit.signer());
    }

    /// As judged by who finds the store at an address, and nothing anywhere else.
    private VerificationReport fetched(URI address) throws Exception {
        var policy =
                ValidationPolicy.offline(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                        .with(
                                (uri, _) -> {
                                    if (!uri.equals(address)) {
                                        throw new IOException("nothing at " + uri);
                                    }
                                    return Files.readAllBytes(store);
                                });
        return new Verifier(policy).verify(target);
    }

    private String provenance() throws Exception {
        try (var channel = FileChannel.open(target)) {
            return AssetFormats.provenance(OpenAsset.of(channel)).orElseThrow();
        }
    }

    private void assertNothingWritten() {
        assertThat(target).doesNotExist();
        assertThat(store).doesNotExist();
    }
}
