package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.ConsentReference;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.LabelInfo;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.TrainingMining;
import dev.candor.c2pa.kit.Carrier;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.SignatureSummary;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningTest {
    private static final TestAuthority AUTHORITY = TestAuthority.trusted();
    private static final ClaimGenerator GENERATOR = new ClaimGenerator("Test Kit", "1.2.3");

    private static final List<X509Certificate> CHAIN = AUTHORITY.signer().chain();

    /// Signs the same twice with the same value, so that nothing in the asset is left to chance.
    private static final Signer REPEATING =
            AUTHORITY.issuer().issue(wish -> wish.key("Ed25519")).signer(SigningAlgorithm.ED25519);

    @TempDir Path directory;
    private final AtomicLong ids = new AtomicLong();

    @ParameterizedTest
    @EnumSource(
            value = AssetFormat.class,
            names = {"JPEG", "PNG"})
    void createdAssetIsTrusted(AssetFormat format) throws Exception {
        var signed = sign(media(format), created(), AUTHORITY.signer());

        var report = verify(signed);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.format()).isEqualTo(format);
        assertThat(report.sentence())
                .isEqualTo(
                        "Test Signer signed this file, and it has not been changed since. The"
                                + " signer says it was made with generative AI.");
    }

    @Test
    void manifestSaysAllThatWasDefined() throws Exception {
        var definition =
                ManifestDefinition.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)
                        .title("Dawn")
                        .softwareAgent("Generator")
                        .action(
                                ActionDefinition.of("c2pa.edited", DigitalSourceType.HUMAN_EDITS)
                                        .described("A label was drawn"))
                        .action(ActionDefinition.of("c2pa.published"))
                        .consentReference(
                                new ConsentReference("check-1", "ALLOW", List.of("00ff"), 7))
                        .trainingMining(TrainingMining.all(TrainingMining.Use.NOT_ALLOWED))
                        .label(new LabelInfo("GENERATED", "DECLARED", "AI-generated"))
                        .by(GENERATOR);

        var report = verify(sign(media(AssetFormat.JPEG), definition, AUTHORITY.signer()));

        var manifest = report.activeManifest().orElseThrow();
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(manifest.title()).isEqualTo("Dawn");
        assertThat(manifest.claimGenerator()).isEqualTo("Test Kit 1.2.3");
        assertThat(manifest.actions())
                .extracting(action -> action.action())
                .containsExactly("c2pa.created", "c2pa.edited", "c2pa.published");
        assertThat(manifest.actions().get(1).description()).isEqualTo("A label was drawn");
        assertThat(manifest.assertionLabels())
                .containsExactly(
                        "cawg.training-mining",
                        "dev.candor.consent-reference",
                        "dev.candor.label",
                        "c2pa.actions.v2",
                        "c2pa.hash.data");
        assertThat(manifest.signature())
                .isEqualTo(new SignatureSummary("Test Authority 1", "Test Signer", "ES256", null));
    }

    @ParameterizedTest
    @EnumSource(
            value = AssetFormat.class,
            names = {"JPEG", "PNG"})
    void openedAssetKeepsTheManifestItCameWith(AssetFormat format) throws Exception {
        var first = sign(media(format), created(), AUTHORITY.signer());

        var second = sign(first, opened(), AUTHORITY.signer());

        var report = verify(second);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(2);
        assertThat(report.activeManifest().orElseThrow().ingredients())
                .singleElement()
                .satisfies(
                        parent -> {
                            assertThat(parent.relationship()).isEqualTo("parentOf");
                            assertThat(parent.manifest())
                                    .isEqualTo(report.manifests().getFirst().label());
                        });
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(StatusCode.INGREDIENT_MANIFEST_VALIDATED);
    }

    @ParameterizedTest
    @EnumSource(
            value = AssetFormat.class,
            names = {"JPEG", "PNG"})
    void editedAssetKeepsTheManifestOfItsParent(AssetFormat format) throws Exception {
        var parent = sign(media(format), created(), AUTHORITY.signer());
        var edited = media(format);
        var target = directory.resolve("edited-" + format);

        signing().sign(edited, parent, target, opened(), AUTHORITY.signer());

        var report = verify(target);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(2);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(StatusCode.INGREDIENT_MANIFEST_VALIDATED);
    }

    @Test
    void changeInAKeptManifestIsFound() throws Exception {
        var first = sign(media(AssetFormat.JPEG), created(), AUTHORITY.signer());
        var second = sign(first, opened(), AUTHORITY.signer());
        var bytes = Files.readAllBytes(second);

        Files.write(second, Edits.flip(bytes, Edits.indexOf(bytes, "xmp:iid:")));

        assertThat(verify(second).state()).isEqualTo(ValidationState.INVALID);
    }

    @Test
    void assetOpenedWithoutCredentialsHasAParentOfUnknownProvenance() throws Exception {
        var report = verify(sign(media(AssetFormat.PNG), opened(), AUTHORITY.signer()));

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(StatusCode.INGREDIENT_UNKNOWN_PROVENANCE);
    }

    /// A JPEG segment takes 64 KiB, so a longer store takes several.
    @ParameterizedTest
    @ValueSource(ints = {400, 65_000, 65_535, 66_000, 200_000})
    void storeMayBeOfAnyLength(int titleLength) throws Exception {
        var definition =
                ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                        .title("t".repeat(titleLength))
                        .by(GENERATOR);

        for (var format : List.of(AssetFormat.JPEG, AssetFormat.PNG)) {
            var report = verify(sign(media(format), definition, AUTHORITY.signer()));
            assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        }
    }

    @Test
    void sameInputsGiveTheSameBytesButForTheSignature() throws Exception {
        var one = Files.readAllBytes(sign(media(AssetFormat.PNG), created(), REPEATING));
        ids.set(0);
        var other = Files.readAllBytes(sign(media(AssetFormat.PNG), created(), REPEATING));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void picturesBytesStayAsTheyAre() throws Exception {
        var source = media(AssetFormat.PNG);

        var signed = sign(sign(source, created(), AUTHORITY.signer()), opened(), REPEATING);

        var store = AssetFormats.manifestStore(signed).orElseThrow();
        var written = Carrier.written().carry(Files.readAllBytes(source), store);
        assertThat(Files.readAllBytes(signed)).isEqualTo(written.asset());
    }

    @Test
    void assetWithCredentialsIsNotCreatedAnew() throws Exception {
        var first = sign(media(AssetFormat.JPEG), created(), AUTHORITY.signer());

        assertThatThrownBy(() -> sign(first, created(), AUTHORITY.signer()))
                .isInstanceOf(SigningException.class)
                .hasMessage("The source carries credentials: it can be opened, not created");
    }

    @Test
    void failureLeavesNothingBehind() throws IOException {
        var source = media(AssetFormat.JPEG);
        var target = directory.resolve("target");

        assertThatThrownBy(() -> signing().sign(source, target, created(), failingSigner()))
                .isInstanceOf(SigningException.class);

        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(source);
        }
    }

    @Test
    void truncatedSourceIsUnreadable() throws IOException {
        var bytes = Media.jpeg();
        var source = Files.write(directory.resolve("cut"), Arrays.copyOf(bytes, bytes.length - 9));

        assertThatThrownBy(() -> sign(source, created(), AUTHORITY.signer()))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }

    /// Long enough for one thread to write while another digests.
    @Test
    void longAssetIsCopiedAsItIs() throws Exception {
        var sound = new byte[20_000_000];
        new Random(7).nextBytes(sound);
        Arrays.fill(sound, 3_000_000, 9_000_000, (byte) 0);
        var source = Files.write(directory.resolve("long.wav"), wav(sound));

        var signed = sign(source, created(), AUTHORITY.signer());

        assertThat(verify(signed).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(Arrays.copyOfRange(Files.readAllBytes(signed), 44, 44 + sound.length))
                .isEqualTo(sound);
    }

    private static byte[] wav(byte[] sound) {
        return ByteBuffer.allocate(44 + sound.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + sound.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8_000)
                .putInt(8_000)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(sound.length)
                .put(sound)
                .array();
    }

    @Test
    void flushingCanBeLeftOut() throws Exception {
        var target = directory.resolve("passed-on.jpg");

        signing()
                .withoutFlushing()
                .sign(media(AssetFormat.JPEG), target, created(), AUTHORITY.signer());

        assertThat(verify(target).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void signerMayUseAnotherCurve() throws Exception {
        var signer = AUTHORITY.signer(leaf -> leaf.curve("secp384r1"));

        assertThat(verify(sign(media(AssetFormat.JPEG), created(), signer)).state())
                .isEqualTo(ValidationState.TRUSTED);
    }

    private ManifestDefinition created() {
        return ManifestDefinition.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)
                .by(GENERATOR);
    }

    private ManifestDefinition opened() {
        return ManifestDefinition.opened().by(GENERATOR);
    }

    private Path media(AssetFormat format) throws IOException {
        var bytes =
                switch (format) {
                    case JPEG -> Media.jpeg();
                    case PNG -> Media.png();
                    default -> throw new IllegalArgumentException("No " + format);
                };
        return Files.write(directory.resolve(UUID.randomUUID() + ".media"), bytes);
    }

    private Path sign(Path source, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        var target = directory.resolve(UUID.randomUUID() + ".signed");
        signing().sign(source, target, definition, signer);
        return target;
    }

    private Signing signing() {
        return new Signing(
                TestAuthority.CLOCK,
                () -> new UUID(0x4000, 0x8000_0000_0000_0000L | ids.incrementAndGet()),
                AUTHORITY.anchors());
    }

    private static VerificationReport verify(Path asset)
            throws UnreadableAssetException, IOException {
        return new Verifier(AUTHORITY.anchors(), TestAuthority.CLOCK).verify(asset);
    }

    private static Signer failingSigner() {
        return new OneSigner() {
            @Override
            public byte[] sign(byte[] message) throws SigningException {
                throw new SigningException("The key is away");
            }
        };
    }

    private abstract static class OneSigner implements Signer {
        @Override
        public SigningAlgorithm algorithm() {
            return SigningAlgorithm.ES256;
        }

        @Override
        public List<X509Certificate> chain() {
            return CHAIN;
        }
    }
}
