package dev.candor.c2pa.manifest;

import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A manifest whose claim could be read, and the store around it.
public record ManifestContext(ManifestStore store, Manifest manifest, Claim claim) {
    /// The context of a manifest, if its claim can be read.
    public static Optional<ManifestContext> of(ManifestStore store, Manifest manifest) {
        return Claim.in(manifest).map(claim -> new ManifestContext(store, manifest, claim));
    }

    /// The manifest that this one was made from by changing or updating it, if there is one.
    public Optional<Manifest> parent() {
        return Ingredient.among(ingredients()).stream()
                .filter(Ingredient::isParent)
                .map(Ingredient::activeManifest)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .flatMap(reference -> store.manifest(reference.url(), manifest));
    }

    /// The claim's reference to its hard binding, absolute and with its algorithm, if there is one.
    public Optional<HashedUri> binding() {
        return claim.assertions()
                .filter(reference -> Labels.isHardBinding(reference.url().label()))
                .findFirst()
                .map(
                        reference ->
                                new HashedUri(
                                        absolute(reference.url()),
                                        algorithm(reference).map(HashAlgorithm::word).orElse(null),
                                        reference.hash()));
    }

    /// The absolute URI of what the manifest refers to; the reference as written if it leads
    /// nowhere.
    public JumbfUri absolute(JumbfUri uri) {
        return uri.pathFrom(manifest.label()).map(JumbfUri::absolute).orElse(uri);
    }

    /// Whether a reference points to this very manifest, or into it.
    public boolean isOwn(JumbfUri uri) {
        return uri.pathFrom(manifest.label())
                .filter(path -> path.split("/", 2)[0].equals(manifest.label()))
                .isPresent();
    }

    /// Whether a reference points to an assertion of this very manifest.
    public boolean isOwnAssertion(JumbfUri uri) {
        return uri.pathFrom(manifest.label())
                .filter(path -> path.startsWith(manifest.label() + "/" + Labels.ASSERTIONS + "/"))
                .isPresent();
    }

    public Optional<JumbfBox.Superbox> resolve(JumbfUri uri) {
        return store.resolve(uri, manifest);
    }

    /// The algorithm of a reference: its own, or else the claim's (C2PA 2.4, 15.4.1).
    public Optional<HashAlgorithm> algorithm(HashedUri reference) {
        return Optional.ofNullable(reference.algorithm())
                .or(() -> Optional.ofNullable(claim.algorithm()))
                .flatMap(HashAlgorithm::of);
    }

    /// Whether a reference leads to a box that still has its hash.
    public boolean isIntact(HashedUri reference) {
        var box = resolve(reference.url());
        return box.isPresent() && matches(reference, box.get());
    }

    /// Whether a box has the hash of a reference.
    public boolean matches(HashedUri reference, JumbfBox.Superbox box) {
        return algorithm(reference).filter(by -> store.matches(reference, box, by)).isPresent();
    }

    public JumbfUri claimUri() {
        return manifest.uri(claim.version() == 1 ? Labels.CLAIM_V1 : Labels.CLAIM_V2);
    }

    public JumbfUri signatureUri() {
        return manifest.uri(Labels.SIGNATURE);
    }

    /// The claim's assertions that are ingredients and intact, in the order of the claim.
    public List<Assertion> ingredients() {
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
