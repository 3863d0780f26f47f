package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.CoseSignatures;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Makes one manifest by hand, so that each part can be wrong in its own way. It shares no step
/// with the engine's own signing but the encoders.
public final class ManifestForge {
    /// The label of the claim's own manifest, if nothing else is said.
    public static final String LABEL = "urn:c2pa:00000000-0000-4000-8000-00000000c0de";

    private static final String ASSERTIONS = "c2pa.assertions";

    private final Signer signer;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> undeclared = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private final List<CborValue> references = new ArrayList<>();
    private final Map<String, CborValue> replaced = new HashMap<>();
    private final Set<String> left = new HashSet<>();
    private String label = LABEL;
    private JumbfType type = JumbfType.MANIFEST;
    private int version = 2;
    private Consumer<CborMapBuilder> claim = map -> {};
    private UnaryOperator<byte[]> claimBytes = UnaryOperator.identity();
    private UnaryOperator<byte[]> cose = UnaryOperator.identity();
    private UnaryOperator<byte[]> box = UnaryOperator.identity();

    /// An assertion: what it is for an asset that carries the store.
    private record Part(String label, Place place, Function<Carrier.Carried, byte[]> box) {}

    private enum Place {
        CREATED,
        GATHERED
    }

    private ManifestForge(Signer signer) {
        this.signer = signer;
    }

    /// A standard manifest with a claim of the second version and not one assertion.
    public static ManifestForge by(Signer signer) {
        return new ManifestForge(signer);
    }

    public ManifestForge label(String own) {
        label = own;
        return this;
    }

    public String label() {
        return label;
    }

    public ManifestForge type(JumbfType manifestType) {
        type = manifestType;
        return this;
    }

    /// A claim of the first version: all assertions stand in one list.
    public ManifestForge early() {
        version = 1;
        return this;
    }

    /// An assertion in CBOR that the claim generator answers for.
    public ManifestForge assertion(String labelled, CborValue content) {
        return assertion(Boxes.cbor(labelled, content));
    }

    /// An assertion of any kind that the claim generator answers for.
    public ManifestForge assertion(byte[] superbox) {
        return add(Boxes.label(superbox), Place.CREATED, carried -> superbox);
    }

    /// An assertion in CBOR that the claim generator only passes on.
    public ManifestForge gathered(String labelled, CborValue content) {
        return gathered(Boxes.cbor(labelled, content));
    }

    /// An assertion of any kind that the claim generator only passes on.
    public ManifestForge gathered(byte[] superbox) {
        return add(Boxes.label(superbox), Place.GATHERED, carried -> superbox);
    }

    /// An ingredient that the claim generator answers for.
    public ManifestForge ingredient(IngredientForge ingredient) {
        return assertion(ingredient.box());
    }

    /// Binds the manifest to the content.
    public ManifestForge bound(String labelled, HardBinding binding) {
        return add(
                labelled, Place.CREATED, carried -> Boxes.cbor(labelled, binding.content(carried)));
    }

    /// Binds the manifest to the content, without answering for it.
    public ManifestForge gatheredBinding(String labelled, HardBinding binding) {
        return add(
                labelled,
                Place.GATHERED,
                carried -> Boxes.cbor(labelled, binding.content(carried)));
    }

    /// Takes back an assertion.
    public ManifestForge without(String labelled) {
        parts.removeIf(part -> part.label.equals(labelled));
        return this;
    }

    /// Leaves assertions out of the claim that are in the assertion store.
    public ManifestForge undeclared(String... labels) {
        undeclared.addAll(List.of(labels));
        return this;
    }

    /// Leaves assertions out of the assertion store that are in the claim.
    public ManifestForge lost(String... labels) {
        lost.addAll(List.of(labels));
        return this;
    }

    /// A reference in the claim to something that is not made here.
    public ManifestForge reference(CborValue reference) {
        references.add(reference);
        return this;
    }

    /// Adds to the claim, or puts twice what it has.
    public ManifestForge claim(Consumer<CborMapBuilder> change) {
        claim = claim.andThen(change);
        return this;
    }

    /// Puts a field of the claim in place of the one it has, or in addition.
    public ManifestForge claimField(String name, CborValue value) {
        replaced.put(name, value);
        return this;
    }

    public ManifestForge withoutClaimField(String name) {
        left.add(name);
        return this;
    }

    /// Says that assertions of other manifests were taken out, by absolute path.
    public ManifestForge redacting(String... paths) {
        var uris = new ArrayList<CborValue>();
        for (var path : paths) {
            uris.add(CborValue.of("self#jumbf=/c2pa/" + path));
        }
        return claimField("redacted_assertions", new CborValue.Array(uris));
    }

    /// Changes the claim's bytes before they are signed.
    public ManifestForge claimBytes(UnaryOperator<byte[]> change) {
        claimBytes = change;
        return this;
    }

    /// Changes the claim signature after it was made.
    public ManifestForge cose(UnaryOperator<byte[]> change) {
        cose = change;
        return this;
    }

    /// Changes the finished manifest.
    public ManifestForge box(UnaryOperator<byte[]> change) {
        var before = box;
        box = bytes -> change.apply(before.apply(bytes));
        return this;
    }

    /// The finished manifest of an asset that nobody will look at: that of an ingredient.
    public byte[] box() {
        return box(new Carrier.Carried(new byte[0], List.of()));
    }

    /// The finished manifest for an asset that carries the store.
    byte[] box(Carrier.Carried carried) {
        var boxes = new ArrayList<byte[]>();
        var created = new ArrayList<CborValue>(references);
        var gathered = new ArrayList<CborValue>();
        for (var part : parts) {
            var made = part.box.apply(carried);
            if (!lost.contains(part.label)) {
                boxes.add(made);
            }
            if (!undeclared.contains(part.label)) {
                (part.place == Place.GATHERED && version > 1 ? gathered : created)
                        .add(Boxes.reference(ASSERTIONS + "/" + part.label, made));
            }
        }
        var content = claimBytes.apply(CborWriter.write(claim(created, gathered)));
        return box.apply(
                JumbfWriter.superbox(
                        type,
                        label,
                        List.of(
                                JumbfWriter.superbox(JumbfType.ASSERTION_STORE, ASSERTIONS, boxes),
                                JumbfWriter.cbor(
                                        JumbfType.CLAIM,
                                        version == 1 ? "c2pa.claim" : "c2pa.claim.v2",
                                        content),
                                JumbfWriter.cbor(
                                        JumbfType.SIGNATURE,
                                        "c2pa.signature",
                                        cose.apply(sign(content))))));
    }

    private ManifestForge add(
            String labelled, Place place, Function<Carrier.Carried, byte[]> made) {
        parts.add(new Part(labelled, place, made));
        return this;
    }

    private byte[] sign(byte[] content) {
        try {
            var headers = CoseSign1.protectedHeaders(signer.algorithm(), signer.chain());
            var signature = signer.sign(CoseSign1.toBeSigned(headers, content));
            int wanted =
                    CoseSignatures.length(
                            signer.algorithm(), signer.chain().getFirst().getPublicKey());
            if (signature.length != wanted) {
                throw new SigningException("%d, not %d".formatted(signature.length, wanted));
            }
            return CoseSign1.write(headers, signature);
        } catch (SigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private CborValue claim(List<CborValue> created, List<CborValue> gathered) {
        var map = new CborMapBuilder();
        var info = new CborMapBuilder().put("name", "Forgery").put("specVersion", "2.4.0").build();
        map.put("instanceID", "xmp:iid:forged");
        map.put("claim_generator_info", version == 1 ? new CborValue.Array(List.of(info)) : info);
        map.put("signature", "self#jumbf=/c2pa/" + label + "/c2pa.signature");
        if (version == 1) {
            map.put("claim_generator", "Forgery/1.0");
            map.put("dc:format", "image/jpeg");
        }
        map.put(version == 1 ? "assertions" : "created_assertions", new CborValue.Array(created));
        if (!gathered.isEmpty()) {
            map.put("gathered_assertions", new CborValue.Array(gathered));
        }
        map.put("alg", "sha256");
        claim.accept(map);
        return changed(map.build());
    }

    private CborValue changed(CborValue.Map map) {
        var all = new CborMapBuilder();
        for (var entry : map.entries()) {
            var name = entry.key().asText().orElseThrow();
            if (!left.contains(name) && !replaced.containsKey(name)) {
                all.put(name, entry.value());
            }
        }
        replaced.forEach(all::put);
        return all.build();
    }
}
