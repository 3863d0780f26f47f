package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.ManifestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A hard binding and the asset it is to be checked against.
///
/// @param context the manifest the binding is in
/// @param assertion the binding itself
/// @param updated whether update manifests came after it, which made the store longer
public record Binding(
        ManifestContext context, Assertion assertion, OpenAsset asset, boolean updated) {
    /// Whether what carries the store in the asset holds the store and nothing else, so that it may
    /// be left out (VAL-ASSE-0043, VAL-ASSE-0078).
    boolean storeIsAlone() {
        return asset.layout().storeIntact() && context.store().isCleanlyPadded();
    }

    /// The algorithm of a word; the claim's where there is none (C2PA 2.4, 15.4.1).
    Optional<HashAlgorithm> algorithm(@Nullable String word) {
        return Optional.ofNullable(word)
                .or(() -> Optional.ofNullable(context.claim().algorithm()))
                .flatMap(HashAlgorithm::of);
    }
}
