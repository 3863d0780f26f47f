package dev.candor.c2pa.kit;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.CoseSignatures;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Makes a signed asset by hand, so that each part can be wrong in its own way. It shares no step
/// with the engine's own signing but the encoders.
public final class Forgery {
    /// The label of the forged manifest.
    public static final String LABEL = "urn:c2pa:00000000-0000-4000-8000-00000000c0de";

    private static final String BINDING = "c2pa.hash.data";

    private final byte[] media;
    private final Signer signer;
    private final List<Part> assertions = new ArrayList<>();
    private final List<byte[]> otherManifests = new ArrayList<>();
    private boolean bound = true;
    private boolean bindingTwice;
    private long widerBy;
    private JumbfType type = JumbfType.MANIFEST;
    private UnaryOperator<byte[]> claimBytes = UnaryOperator.identity();
    private Consumer<CborMapBuilder> claim = map -> {};
    private UnaryOperator<byte[]> cose = UnaryOperator.identity();
    private UnaryOperator<byte[]> store = UnaryOperator.identity();
    private List<String> undeclared = List.of();

    private record Part(String label, CborValue content) {}

    private Forgery(byte[] media, Signer signer) {
        this.media = media;
        this.signer = signer;
    }

    /// A forgery of a medium that begins with nothing but its hard binding.
    public static Forgery of(byte[] media, Signer signer) {
        return new Forgery(media, signer);
    }

    /// A forgery that is valid as it is: created, and bound.
    public static Forgery valid(byte[] media, Signer signer) {
        return of(media, signer)
                .assertion("c2pa.actions.v2", actions(action("c2pa.created", DIGITAL_CREATION)));
    }

    public static final String DIGITAL_CREATION =
            "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation";

    public static CborValue actions(CborValue... actions) {
        return new CborMapBuilder()
                .put("actions", new CborValue.Array(List.of(actions)))
                .put("allActionsIncluded", CborValue.of(true))
                .build();
    }

    public static CborValue action(String name, String sourceType) {
        return new CborMapBuilder()
                .put("action", name)
                .put("digitalSourceType", sourceType)
                .build();
    }

    public Forgery assertion(String label, CborValue content) {
        assertions.add(new Part(label, content));
        return this;
    }

    public Forgery unbound() {
        bound = false;
        return this;
    }

    public Forgery boundTwice() {
        bindingTwice = true;
        return this;
    }

    /// Leaves out that many bytes more than the store takes.
    public Forgery widerBy(long bytes) {
        widerBy = bytes;
        return this;
    }

    public Forgery type(JumbfType manifestType) {
        type = manifestType;
        return this;
    }

    /// Adds to the claim, or puts twice what it has.
    public Forgery claim(Consumer<CborMapBuilder> change) {
        claim = change;
        return this;
    }

    /// Changes the claim's bytes before they are signed.
    public Forgery claimBytes(UnaryOperator<byte[]> change) {
        claimBytes = change;
        return this;
    }

    /// Changes the claim signature after it was made.
    public Forgery cose(UnaryOperator<byte[]> change) {
        cose = change;
        return this;
    }

    /// Changes the finished store; its length has to stay.
    public Forgery store(UnaryOperator<byte[]> change) {
        store = change;
        return this;
    }

    /// Leaves assertions out of the claim that are in the assertion store.
    public Forgery undeclared(String... labels) {
        undeclared = List.of(labels);
        return this;
    }

    /// A finished manifest box before the forged one.
    public Forgery before(byte[] manifest) {
        otherManifests.add(manifest);
        return this;
    }

    /// The forged asset.
    public byte[] bytes() {
        try {
            var file = Files.createTempFile("forgery", null);
            try (var channel = FileChannel.open(Files.write(file, media))) {
                var format = AssetFormats.require(channel);
                long at = format.container().layout(new ChannelReader(channel)).insertion();
                return bytes(format, (int) at);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | MalformedException | SigningException | UnreadableAssetException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The forged asset in a file of its own.
    public Path file(Path directory) throws IOException {
        return Files.write(directory.resolve(UUID.randomUUID().toString()), bytes());
    }

    private byte[] bytes(AssetFormat format, int at) throws SigningException {
        var hash =
                sha256(
                        concat(
                                Arrays.copyOf(media, at),
                                Arrays.copyOfRange(media, (int) (at + widerBy), media.length)));
        int length = 0;
        byte[] wrapped = wrap(format, at, length, hash);
        while (wrapped.length != length) {
            length = wrapped.length;
            wrapped = wrap(format, at, length, hash);
        }
        return concat(
                concat(Arrays.copyOf(media, at), wrapped),
                Arrays.copyOfRange(media, at, media.length));
    }

    private byte[] wrap(AssetFormat format, int at, int length, byte[] hash)
            throws SigningException {
        return format.writable()
                .orElseThrow()
                .wrap(store.apply(store(new Range(at, length + widerBy), hash)));
    }

    private byte[] store(Range exclusion, byte[] hash) throws SigningException {
        var parts = new ArrayList<>(assertions);
        if (bound) {
            parts.add(new Part(BINDING, binding(exclusion, hash)));
        }
        if (bindingTwice) {
            parts.add(new Part(BINDING + "__1", binding(exclusion, hash)));
        }
        var boxes = new ArrayList<byte[]>();
        var references = new ArrayList<CborValue>();
        for (var part : parts) {
            var box = JumbfWriter.cbor(JumbfType.CBOR, part.label, CborWriter.write(part.content));
            boxes.add(box);
            if (!undeclared.contains(part.label)) {
                references.add(reference("c2pa.assertions/" + part.label, box));
            }
        }
        var claimContent = claimBytes.apply(CborWriter.write(claim(references)));
        var manifests = new ArrayList<>(otherManifests);
        manifests.add(
                JumbfWriter.superbox(
                        type,
                        LABEL,
                        List.of(
                                JumbfWriter.superbox(
                                        JumbfType.ASSERTION_STORE, "c2pa.assertions", boxes),
                                JumbfWriter.cbor(JumbfType.CLAIM, "c2pa.claim.v2", claimContent),
                                JumbfWriter.cbor(
                                        JumbfType.SIGNATURE,
                                        "c2pa.signature",
                                        cose.apply(sign(claimContent))))));
        return JumbfWriter.superbox(JumbfType.STORE, "c2pa", manifests);
    }

    private byte[] sign(byte[] claimContent) throws SigningException {
        var headers = CoseSign1.protectedHeaders(signer.algorithm(), signer.chain());
        var signature = signer.sign(CoseSign1.toBeSigned(headers, claimContent));
        int wanted =
                CoseSignatures.length(signer.algorithm(), signer.chain().getFirst().getPublicKey());
        if (signature.length != wanted) {
            throw new SigningException("%d, not %d".formatted(signature.length, wanted));
        }
        return CoseSign1.write(headers, signature);
    }

    private CborValue claim(List<CborValue> references) {
        var map = new CborMapBuilder();
        map.put("instanceID", "xmp:iid:forged");
        map.put(
                "claim_generator_info",
                new CborMapBuilder().put("name", "Forgery").put("specVersion", "2.4.0").build());
        map.put("signature", "self#jumbf=/c2pa/" + LABEL + "/c2pa.signature");
        map.put("created_assertions", new CborValue.Array(references));
        map.put("alg", "sha256");
        claim.accept(map);
        return map.build();
    }

    private static CborValue binding(Range exclusion, byte[] hash) {
        return new CborMapBuilder()
                .put(
                        "exclusions",
                        new CborValue.Array(
                                List.of(
                                        new CborMapBuilder()
                                                .put("start", CborValue.of(exclusion.start()))
                                                .put("length", CborValue.of(exclusion.length()))
                                                .build())))
                .put("alg", "sha256")
                .put("hash", CborValue.of(hash))
                .put("pad", CborValue.of(new byte[0]))
                .build();
    }

    /// A hashed URI to a finished superbox.
    public static CborValue reference(String path, byte[] box) {
        return new CborMapBuilder()
                .put("url", "self#jumbf=" + path)
                .put("hash", CborValue.of(sha256(Arrays.copyOfRange(box, 8, box.length))))
                .build();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[] left, byte[] right) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(left);
        both.writeBytes(right);
        return both.toByteArray();
    }
}
