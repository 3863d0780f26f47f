package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.port.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Makes an asset with a manifest store by hand, so that each part can be wrong in its own way: the
/// store, what lies in it before the active manifest, and the active manifest itself
/// ([ManifestForge]).
public final class Forgery {
    /// The label of the forged manifest.
    public static final String LABEL = ManifestForge.LABEL;

    /// What says that a picture was made with a computer.
    public static final String DIGITAL_CREATION =
            "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation";

    private static final String DATA_HASH = "c2pa.hash.data";

    private final byte[] media;
    private final ManifestForge manifest;
    private final List<byte[]> before = new ArrayList<>();
    private Carrier carrier = Carrier.written();
    private JumbfType storeType = JumbfType.STORE;
    private UnaryOperator<byte[]> store = UnaryOperator.identity();

    private Forgery(byte[] media, ManifestForge manifest) {
        this.media = media;
        this.manifest = manifest;
    }

    /// A forgery whose active manifest is made elsewhere, hard binding and all.
    public static Forgery of(byte[] media, ManifestForge active) {
        return new Forgery(media, active);
    }

    /// A forgery of a medium that begins with nothing but its hard binding.
    public static Forgery of(byte[] media, Signer signer) {
        return of(media, ManifestForge.by(signer).bound(DATA_HASH, HardBinding.data()));
    }

    /// A forgery that is valid as it is: created, and bound.
    public static Forgery valid(byte[] media, Signer signer) {
        return of(media, created(signer).bound(DATA_HASH, HardBinding.data()));
    }

    /// An update of an asset: its manifest is the parent, and all of its store is kept.
    public static Forgery update(byte[] media, Signer signer, byte[] parent) {
        return of(
                        media,
                        ManifestForge.by(signer)
                                .type(JumbfType.UPDATE_MANIFEST)
                                .ingredient(IngredientForge.v3("parentOf").signed(parent)))
                .before(parent);
    }

    /// A manifest that says its asset was created, and lacks only a hard binding.
    public static ManifestForge created(Signer signer) {
        return ManifestForge.by(signer)
                .assertion("c2pa.actions.v2", actions(action("c2pa.created", DIGITAL_CREATION)));
    }

    public static CborValue actions(CborValue... actions) {
        return new CborMapBuilder()
                .put("actions", new CborValue.Array(List.of(actions)))
                .put("allActionsIncluded", CborValue.of(true))
                .build();
    }

    public static CborValue action(String name) {
        return new CborMapBuilder().put("action", name).build();
    }

    public static CborValue action(String name, String sourceType) {
        return new CborMapBuilder()
                .put("action", name)
                .put("digitalSourceType", sourceType)
                .build();
    }

    /// An action that refers to finished assertions of its own manifest.
    public static CborValue action(String name, byte[]... ingredients) {
        var references = new ArrayList<CborValue>();
        for (var box : ingredients) {
            references.add(reference("c2pa.assertions/" + Boxes.label(box), box));
        }
        return new CborMapBuilder()
                .put("action", name)
                .put(
                        "parameters",
                        new CborMapBuilder()
                                .put("ingredients", new CborValue.Array(references))
                                .build())
                .build();
    }

    /// A hashed URI to a finished superbox.
    public static CborValue reference(String path, byte[] box) {
        return Boxes.reference(path, box);
    }

    /// Changes the active manifest.
    public Forgery manifest(Consumer<ManifestForge> change) {
        change.accept(manifest);
        return this;
    }

    public Forgery assertion(String label, CborValue content) {
        return manifest(active -> active.assertion(label, content));
    }

    public Forgery unbound() {
        return manifest(active -> active.without(DATA_HASH));
    }

    public Forgery boundTwice() {
        return manifest(active -> active.bound(DATA_HASH + "__1", HardBinding.data()));
    }

    /// Leaves out that many bytes more than the store takes.
    public Forgery widerBy(long bytes) {
        return manifest(
                active -> active.without(DATA_HASH).bound(DATA_HASH, HardBinding.data(bytes)));
    }

    public Forgery type(JumbfType manifestType) {
        return manifest(active -> active.type(manifestType));
    }

    /// Adds to the claim, or puts twice what it has.
    public Forgery claim(Consumer<CborMapBuilder> change) {
        return manifest(active -> active.claim(change));
    }

    /// Changes the claim's bytes before they are signed.
    public Forgery claimBytes(UnaryOperator<byte[]> change) {
        return manifest(active -> active.claimBytes(change));
    }

    /// Changes the claim signature after it was made.
    public Forgery cose(UnaryOperator<byte[]> change) {
        return manifest(active -> active.cose(change));
    }

    /// Leaves assertions out of the claim that are in the assertion store.
    public Forgery undeclared(String... labels) {
        return manifest(active -> active.undeclared(labels));
    }

    /// A finished box before the active manifest: an ingredient's manifest, or anything else.
    public Forgery before(byte[] box) {
        before.add(box);
        return this;
    }

    /// Changes the finished store.
    public Forgery store(UnaryOperator<byte[]> change) {
        store = change;
        return this;
    }

    /// Gives the store another type.
    public Forgery storeType(JumbfType type) {
        storeType = type;
        return this;
    }

    /// Carries the store in another way than the engine writes it.
    public Forgery carriedBy(Carrier other) {
        carrier = other;
        return this;
    }

    /// The forged asset.
    public byte[] bytes() {
        return forge().asset;
    }

    /// The forged store, as it lies in the asset.
    public byte[] store() {
        return forge().store;
    }

    /// The finished active manifest, to be put into the store of another asset.
    public byte[] manifest() {
        return Boxes.at(store(), manifest.label());
    }

    /// The forged asset in a file of its own.
    public Path file(Path directory) throws IOException {
        return Files.write(directory.resolve(UUID.randomUUID().toString()), bytes());
    }

    /// An asset and the store in it.
    private record Forged(byte[] asset, byte[] store) {}

    /// The hard binding depends on where the store lies, and that on how long it is; so it is made
    /// until its length no longer changes.
    private Forged forge() {
        var carried = carrier.carry(media, new byte[0]);
        var made = made(carried);
        int length = -1;
        while (made.length != length) {
            length = made.length;
            carried = carrier.carry(media, made);
            made = made(carried);
        }
        return new Forged(carrier.carry(media, made).asset(), made);
    }

    private byte[] made(Carrier.Carried carried) {
        var boxes = new ArrayList<>(before);
        boxes.add(manifest.box(carried));
        return store.apply(JumbfWriter.superbox(storeType, "c2pa", boxes));
    }
}
