package dev.candor.c2pa.validation;

import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import java.util.Optional;

/// An ingredient assertion that names a manifest.
///
/// @param from the manifest that holds the assertion
/// @param assertion the assertion, as it was signed
/// @param ingredient what it says
/// @param reference where it says the ingredient's manifest is
record Link(ManifestContext from, Assertion assertion, Ingredient ingredient, HashedUri reference) {
    /// The link of an ingredient assertion, if it names a manifest.
    static Optional<Link> of(ManifestContext from, Assertion assertion) {
        return Ingredient.read(assertion.box())
                .flatMap(
                        ingredient ->
                                Optional.ofNullable(ingredient.activeManifest())
                                        .map(
                                                reference ->
                                                        new Link(
                                                                from,
                                                                assertion,
                                                                ingredient,
                                                                reference)));
    }

    /// The ingredient's manifest, if it is in the store. Some claim generators refer to a box in
    /// it; the label alone counts (C2PA 2.4, 15.11.3.3).
    Optional<Manifest> target() {
        return from.store().manifest(reference.url(), from.manifest());
    }

    JumbfUri uri() {
        return assertion.uri();
    }
}
