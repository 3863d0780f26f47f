package dev.candor.c2pa.assertion;

import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.BoxHashes;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.policy.Specification;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A manifest whose assertions are judged. Used by one thread.
public final class AssertionContext {
    private final ManifestContext manifest;
    private final List<Assertion> assertions;
    private final Set<String> redacted;
    private final Specification edition;
    private final BoxHashes boxes;
    private final Set<String> intact;

    /// @param manifest the manifest, its claim and the store around it
    /// @param assertions those that are intact, in the order of the claim
    /// @param redacted absolute paths of all assertions that were taken out of the lineage
    /// @param edition the edition of the specification whose rules hold
    public AssertionContext(
            ManifestContext manifest,
            List<Assertion> assertions,
            Set<String> redacted,
            Specification edition) {
        this.manifest = manifest;
        this.assertions = List.copyOf(assertions);
        this.redacted = Set.copyOf(redacted);
        this.edition = edition;
        this.boxes = new BoxHashes(manifest);
        this.intact =
                assertions.stream().map(Assertion::label).collect(Collectors.toUnmodifiableSet());
    }

    /// The manifest, its claim and the store around it.
    public ManifestContext manifest() {
        return manifest;
    }

    /// The assertions that are intact, in the order of the claim.
    public List<Assertion> assertions() {
        return assertions;
    }

    Specification edition() {
        return edition;
    }

    /// Whether the manifest is the one that speaks for the asset.
    public boolean isActive() {
        return manifest.store().active().label().equals(manifest.manifest().label());
    }

    /// What the manifest's references lead to.
    BoxHashes boxes() {
        return boxes;
    }

    /// Whether the claim is of the first version, made before most rules were.
    boolean isEarly() {
        return manifest.claim().version() == 1;
    }

    boolean is(Manifest.Kind kind) {
        return manifest.manifest().kind() == kind;
    }

    /// Whether what a reference leads to was taken out, so that it cannot be there or intact.
    boolean isRedacted(JumbfUri uri) {
        return uri.pathFrom(manifest.manifest().label()).filter(redacted::contains).isPresent();
    }

    /// Whether a reference leads to an assertion of the manifest that is not as the claim says.
    /// That was said already.
    boolean wasChanged(JumbfUri uri) {
        return manifest.isOwnAssertion(uri)
                && boxes.resolve(uri).isPresent()
                && !intact.contains(uri.label());
    }

    /// Whether an assertion of a kind is among those that are intact.
    boolean has(String kind) {
        return assertions.stream().anyMatch(assertion -> assertion.kind().equals(kind));
    }
}
