package dev.candor.c2pa.validation;

import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Claim;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestStore;
import java.util.List;
import java.util.Optional;

/// A manifest whose claim could be read, and the store around it.
record ManifestContext(ManifestStore store, Manifest manifest, Claim claim) {
    /// The absolute URI of what the manifest refers to; the reference as written if it leads
    /// nowhere.
    JumbfUri absolute(JumbfUri uri) {
        return uri.pathFrom(manifest.label()).map(JumbfUri::absolute).orElse(uri);
    }

    /// Whether a reference points to an assertion of this very manifest.
    boolean isOwnAssertion(JumbfUri uri) {
        return uri.pathFrom(manifest.label())
                .filter(path -> path.startsWith(manifest.label() + "/" + Labels.ASSERTIONS + "/"))
                .isPresent();
    }

    Optional<JumbfBox.Superbox> resolve(JumbfUri uri) {
        return store.resolve(uri, manifest);
    }

    /// The algorithm of a reference: its own, or else the claim's (C2PA 2.4, 15.4.1).
    Optional<HashAlgorithm> algorithm(HashedUri reference) {
        return Optional.ofNullable(reference.algorithm())
                .or(() -> Optional.ofNullable(claim.algorithm()))
                .flatMap(HashAlgorithm::of);
    }

    /// Whether a reference leads to a box that still has its hash.
    boolean isIntact(HashedUri reference) {
        var box = resolve(reference.url());
        return box.isPresent()
                && algorithm(reference).filter(by -> reference.matches(box.get(), by)).isPresent();
    }

    JumbfUri claimUri() {
        return manifest.uri(claim.version() == 1 ? Labels.CLAIM_V1 : Labels.CLAIM_V2);
    }

    JumbfUri signatureUri() {
        return manifest.uri(Labels.SIGNATURE);
    }

    /// The claim's assertions that are ingredients and intact, in the order of the claim.
    List<Assertion> ingredients() {
        return claim.assertions()
                .filter(reference -> Labels.isIngredient(reference.url().label()))
                .filter(reference -> isOwnAssertion(reference.url()))
                .filter(this::isIntact)
                .flatMap(reference -> resolve(reference.url()).stream())
                .map(
                        box ->
                                new Assertion(
                                        manifest.uri(Labels.ASSERTIONS + "/" + box.label()),
                                        box,
                                        true))
                .toList();
    }
}
