package dev.candor.c2pa.kit;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.Comment;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.Redaction;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Signs files in a folder, with ids that count from 1 on, and verifies them.
public final class WritingKit {
    private static final Signer REPEATING =
            TestAuthority.trusted()
                    .issuer()
                    .issue(wish -> wish.key("Ed25519"))
                    .signer(SigningAlgorithm.ED25519);

    public static final ClaimGenerator GENERATOR = new ClaimGenerator("Test Kit", "1.2.3");

    /// Who is named in [#withAuthor].
    public static final String AUTHOR = "Ada Lovelace";

    private static final TestAuthority AUTHORITY = TestAuthority.trusted();
    private static final List<X509Certificate> CHAIN = AUTHORITY.signer().chain();

    private final Path folder;
    private final AtomicLong ids = new AtomicLong();
    private Optional<Comment> comment = Optional.empty();

    public WritingKit(Path folder) {
        this.folder = folder;
    }

    public static ManifestDefinition created() {
        return ManifestDefinition.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)
                .by(GENERATOR);
    }

    public static ManifestDefinition opened() {
        return ManifestDefinition.opened().by(GENERATOR);
    }

    /// New media, with metadata that name somebody.
    public static ManifestDefinition withAuthor() {
        var metadata =
                new JsonValue.Map(
                        List.of(
                                new JsonValue.Member(
                                        "@context",
                                        new JsonValue.Map(
                                                List.of(
                                                        new JsonValue.Member(
                                                                "dc",
                                                                new JsonValue.Text(
                                                                        "http://purl.org/dc/elements/1.1/"))))),
                                new JsonValue.Member("dc:creator", new JsonValue.Text(AUTHOR))));
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CAPTURE)
                .assertion(CustomAssertion.metadata(metadata))
                .by(GENERATOR);
    }

    /// Takes the name out again.
    ///
    /// @param signed the asset whose active manifest has it
    public static Redaction author(Path signed) throws UnreadableAssetException, IOException {
        var label = verified(signed).activeManifest().orElseThrow().label();
        return new Redaction(
                JumbfUri.absolute(label + "/c2pa.assertions/c2pa.metadata"),
                Redaction.Reason.PERSONAL_DATA);
    }

    public static Signer signer() {
        return AUTHORITY.signer();
    }

    /// Signs the same twice with the same value, so that nothing in the asset is left to chance.
    public static Signer repeating() {
        return REPEATING;
    }

    /// A signer whose key is away.
    public static Signer failing() {
        return by(
                _ -> {
                    throw new SigningException("The key is away");
                });
    }

    @FunctionalInterface
    private interface Key {
        byte[] sign(byte[] message) throws SigningException;
    }

    private static Signer by(Key key) {
        return new Signer() {
            @Override
            public SigningAlgorithm algorithm() {
                return SigningAlgorithm.ES256;
            }

            @Override
            public List<X509Certificate> chain() {
                return CHAIN;
            }

            @Override
            public byte[] sign(byte[] message) throws SigningException {
                return key.sign(message);
            }
        };
    }

    /// Signs with ids from a number on.
    public Signing from(long first) {
        ids.set(first);
        return signing();
    }

    /// Cuts a file in half as soon as ids are asked for: when it is open and was looked at.
    public Signing cutting(Path source) {
        return signing(
                () -> {
                    try (var file = FileChannel.open(source, StandardOpenOption.WRITE)) {
                        file.truncate(file.size() / 2);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return nextId();
                });
    }

    public Signing signing() {
        return signing(this::nextId);
    }

    /// Signs by a clock.
    public Signing signing(Clock clock) {
        return new Signing(clock, this::nextId, AUTHORITY.anchors());
    }

    private UUID nextId() {
        return new UUID(0x4000, 0x8000_0000_0000_0000L | ids.incrementAndGet());
    }

    private Signing signing(Supplier<UUID> made) {
        var signing = new Signing(TestAuthority.CLOCK, made, AUTHORITY.anchors());
        return comment.map(signing::commentedBy).orElse(signing);
    }

    /// A new file of a format; what is signed from now on is signed as that format is.
    public Path sample(AssetFormat format) throws IOException {
        comment = Samples.comment(format);
        return file(Samples.of(format));
    }

    /// A new file.
    public Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve(UUID.randomUUID() + ".media"), bytes);
    }

    /// A new file, signed by the authority that is trusted.
    public Path signed(Path source, ManifestDefinition definition)
            throws UnreadableAssetException, SigningException, IOException {
        return signed(source, definition, signer());
    }

    public Path signed(Path source, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        var target = folder.resolve(UUID.randomUUID() + ".signed");
        signing().sign(source, target, definition, signer);
        return target;
    }

    public static VerificationReport verified(Path asset)
            throws UnreadableAssetException, IOException {
        return new Verifier(AUTHORITY.anchors(), TestAuthority.CLOCK).verify(asset);
    }

    /// An asset, judged by a store beside it.
    public static VerificationReport verified(Path asset, Path sidecar)
            throws UnreadableAssetException, IOException {
        return new Verifier(AUTHORITY.anchors(), TestAuthority.CLOCK)
                .verify(VerificationRequest.of(asset).withSidecar(sidecar));
    }

    /// Whether an asset is accepted; one that cannot be read is not.
    public static boolean isAccepted(Path asset) throws IOException {
        try {
            return switch (verified(asset).state()) {
                case TRUSTED, VALID -> true;
                default -> false;
            };
        } catch (UnreadableAssetException e) {
            return false;
        }
    }
}
