package dev.candor.c2pa.manifest;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfReader;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// All manifests of an asset; the last is the active one (C2PA 2.4, 11.1.4.1).
///
/// @param manifests in store order, at least one, each with a label of its own
public record ManifestStore(List<Manifest> manifests) {
    private static final String BOX = "manifest store";

    public ManifestStore {
        manifests = List.copyOf(manifests);
    }

    /// Reads a store.
    ///
    /// @throws MalformedException if the bytes are no store, or two manifests share a label
    public static ManifestStore read(Bytes bytes) throws MalformedException {
        var box = JumbfReader.read(bytes);
        if (!box.type().equals(JumbfType.STORE) || !box.label().equals(Labels.STORE)) {
            throw new MalformedException(BOX, bytes.offset(), "the box is no manifest store");
        }
        var labels = new HashSet<String>();
        var manifests = new ArrayList<Manifest>();
        for (var child : box.superboxes()) {
            var manifest = Manifest.of(child);
            if (manifest.isPresent() && !labels.add(child.label())) {
                throw new MalformedException(
                        BOX, child.raw().offset(), "two manifests share a label");
            }
            manifest.ifPresent(manifests::add);
        }
        if (manifests.isEmpty()) {
            throw new MalformedException(BOX, bytes.offset(), "there is no manifest in it");
        }
        return new ManifestStore(manifests);
    }

    /// The manifest that speaks for the asset.
    public Manifest active() {
        return manifests.getLast();
    }

    /// The manifest of a label.
    public Optional<Manifest> find(String label) {
        return manifests.stream().filter(manifest -> manifest.label().equals(label)).findFirst();
    }

    /// The manifest a reference leads to or into, when `from` says it.
    public Optional<Manifest> manifest(JumbfUri uri, Manifest from) {
        return uri.pathFrom(from.label()).map(path -> path.split("/", -1)[0]).flatMap(this::find);
    }

    /// The box a reference means, when `from` says it.
    public Optional<JumbfBox.Superbox> resolve(JumbfUri uri, Manifest from) {
        return uri.pathFrom(from.label()).flatMap(this::walk);
    }

    private Optional<JumbfBox.Superbox> walk(String path) {
        var steps = path.split("/", -1);
        var box = find(steps[0]).map(Manifest::box);
        for (int i = 1; i < steps.length; i++) {
            var step = steps[i];
            box = box.flatMap(parent -> parent.child(step));
        }
        return box;
    }
}
