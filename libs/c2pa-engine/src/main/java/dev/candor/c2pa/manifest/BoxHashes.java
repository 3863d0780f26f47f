package dev.candor.c2pa.manifest;

import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What references lead to, and whether it still has the hash they say. Each box is looked up and
/// hashed once, however often strangers refer to it. Not thread safe.
public final class BoxHashes {
    private final ManifestContext context;
    private final Map<String, Optional<JumbfBox.Superbox>> boxes = new HashMap<>();
    private final Map<HashAlgorithm, Map<String, byte[]>> digests =
            new EnumMap<>(HashAlgorithm.class);

    /// @param context the manifest that says the references
    public BoxHashes(ManifestContext context) {
        this.context = context;
        index(context.manifest());
    }

    /// The assertions of a manifest are what most references lead to. Of two with one label the
    /// first counts, as everywhere.
    private void index(Manifest manifest) {
        for (var box : manifest.assertions()) {
            boxes.putIfAbsent(
                    manifest.label() + "/" + Labels.ASSERTIONS + "/" + box.label(),
                    Optional.of(box));
        }
    }

    /// The box a reference leads to.
    public Optional<JumbfBox.Superbox> resolve(JumbfUri uri) {
        return uri.pathFrom(context.manifest().label())
                .flatMap(path -> boxes.computeIfAbsent(path, key -> context.resolve(uri)));
    }

    /// Whether a reference leads to a box that still has its hash.
    public boolean isIntact(HashedUri reference) {
        var by = context.algorithm(reference);
        var box = resolve(reference.url());
        return box.isPresent()
                && by.isPresent()
                && reference.hash().matches(digest(reference.url(), box.get(), by.get()));
    }

    private byte[] digest(JumbfUri uri, JumbfBox.Superbox box, HashAlgorithm by) {
        var path = uri.pathFrom(context.manifest().label()).orElse("");
        return digests.computeIfAbsent(by, key -> new HashMap<>())
                .computeIfAbsent(path, key -> box.content().digest(by.digest()));
    }
}
