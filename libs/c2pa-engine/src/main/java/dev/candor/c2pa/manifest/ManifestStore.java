package dev.candor.c2pa.manifest;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfReader;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All manifests of an asset; the last is the active one (C2PA 2.4, 11.1.4.1). Not thread safe: it
/// remembers the hashes it computed, so that a claim that names a large box a thousand times costs
/// no more than one that names it once.
public final class ManifestStore {
    /// How many manifests a store may hold.
    public static final int MAX_MANIFESTS = 1_000;

    private static final String BOX = "manifest store";

    private final Map<String, Manifest> byLabel;
    private final boolean cleanlyPadded;
    private final Map<HashAlgorithm, Map<JumbfBox.Superbox, Bytes>> hashes =
            new EnumMap<>(HashAlgorithm.class);

    private ManifestStore(Map<String, Manifest> byLabel, boolean cleanlyPadded) {
        this.byLabel = byLabel;
        this.cleanlyPadded = cleanlyPadded;
    }

    /// Reads a store and unpacks what is compressed in it. A manifest that cannot be unpacked stays
    /// as it is.
    ///
    /// @throws MalformedException if the bytes are no store, or two manifests share a label
    public static ManifestStore read(Bytes bytes) throws MalformedException {
        var box = JumbfReader.read(bytes);
        if (!box.type().equals(JumbfType.STORE) || !box.label().equals(Labels.STORE)) {
            throw new MalformedException(BOX, bytes.offset(), "the box is no manifest store");
        }
        var unpacking = new Unpacking();
        var manifests = new LinkedHashMap<String, Manifest>();
        for (var child : box.superboxes()) {
            var kind = Manifest.kind(child);
            if (kind.isEmpty()) {
                continue; // what is not known is passed over (C2PA 2.4, 11.1.2)
            }
            var manifest = manifest(kind.get(), child, unpacking);
            if (manifests.putIfAbsent(child.label(), manifest) != null) {
                throw new MalformedException(
                        BOX, child.raw().offset(), "two manifests share a label");
            }
            if (manifests.size() > MAX_MANIFESTS) {
                throw new MalformedException(
                        BOX,
                        child.raw().offset(),
                        "more than %d manifests".formatted(MAX_MANIFESTS));
            }
        }
        if (manifests.isEmpty()) {
            throw new MalformedException(BOX, bytes.offset(), "there is no manifest in it");
        }
        return new ManifestStore(manifests, Padding.isZero(box));
    }

    private static Manifest manifest(
            Manifest.Kind kind, JumbfBox.Superbox box, Unpacking unpacking) {
        if (kind != Manifest.Kind.COMPRESSED) {
            return new Manifest(kind, box, box);
        }
        try {
            var unpacked = unpacking.unpack(box);
            return Manifest.kind(unpacked)
                    .filter(one -> one == Manifest.Kind.STANDARD || one == Manifest.Kind.UPDATE)
                    .map(one -> new Manifest(one, unpacked, box))
                    .orElseGet(() -> new Manifest(kind, box, box));
        } catch (MalformedException e) {
            return new Manifest(kind, box, box);
        }
    }

    /// Whether nothing but zeros lies in what fills up the store, so that it hides nothing where a
    /// binding leaves it out (VAL-ASSE-0043, VAL-ASSE-0078).
    public boolean isCleanlyPadded() {
        return cleanlyPadded;
    }

    /// The manifests in store order: at least one, each with a label of its own.
    public List<Manifest> manifests() {
        return List.copyOf(byLabel.values());
    }

    /// The manifest that speaks for the asset.
    public Manifest active() {
        return manifests().getLast();
    }

    /// The manifest of a label.
    public Optional<Manifest> find(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /// The manifest a reference leads to or into, when `from` says it.
    public Optional<Manifest> manifest(JumbfUri uri, Manifest from) {
        return uri.pathFrom(from.label()).map(path -> path.split("/", -1)[0]).flatMap(this::find);
    }

    /// The box a reference means, when `from` says it. A manifest is meant as it is stored.
    public Optional<JumbfBox.Superbox> resolve(JumbfUri uri, Manifest from) {
        return uri.pathFrom(from.label()).flatMap(this::walk);
    }

    private Optional<JumbfBox.Superbox> walk(String path) {
        var steps = path.split("/", -1);
        var manifest = find(steps[0]);
        if (steps.length == 1) {
            return manifest.map(Manifest::stored);
        }
        var box = manifest.map(Manifest::box);
        for (int i = 1; i < steps.length; i++) {
            var step = steps[i];
            box = box.flatMap(parent -> parent.child(step));
        }
        return box;
    }

    /// Whether a box still has the hash of a reference.
    public boolean matches(HashedUri reference, JumbfBox.Superbox box, HashAlgorithm by) {
        var hash =
                hashes.computeIfAbsent(by, word -> new IdentityHashMap<>())
                        .computeIfAbsent(box, one -> Bytes.of(one.content().digest(by.digest())));
        return reference.hash().matches(hash.toArray());
    }
}
