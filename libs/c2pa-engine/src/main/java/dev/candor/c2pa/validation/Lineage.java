package dev.candor.c2pa.validation;

import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.ManifestStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The active manifest and every manifest it was made from, directly or not (C2PA 2.4,
/// 15.11.3.3).
///
/// @param manifests each manifest once, the active one first
/// @param redacted absolute paths of all assertions that a claim of the lineage took out
record Lineage(List<ManifestContext> manifests, Set<String> redacted) {
    static Lineage of(ManifestContext active) {
        var manifests = new ArrayList<ManifestContext>();
        var redacted = new HashSet<String>();
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<ManifestContext>();
        waiting.add(active);
        seen.add(active.manifest().label());
        while (!waiting.isEmpty()) {
            var context = waiting.remove();
            manifests.add(context);
            context.claim().redacted().stream()
                    .filter(uri -> !context.isOwnAssertion(uri))
                    .flatMap(uri -> uri.pathFrom(context.manifest().label()).stream())
                    .forEach(redacted::add);
            parents(context).stream()
                    .filter(next -> seen.add(next.manifest().label()))
                    .forEach(waiting::add);
        }
        return new Lineage(List.copyOf(manifests), Set.copyOf(redacted));
    }

    /// Labels of the manifests from which something was taken out.
    Set<String> redactedManifests() {
        return redacted.stream()
                .map(path -> path.substring(0, Math.max(0, path.indexOf('/'))))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The manifest of the ingredient `parentOf`, if it is in the store and can be read.
    static Optional<ManifestContext> parent(ManifestContext context) {
        return context.ingredients().stream()
                .flatMap(assertion -> Ingredient.read(assertion.box()).stream())
                .filter(Ingredient::isParent)
                .findFirst()
                .flatMap(ingredient -> manifest(context, ingredient));
    }

    private static List<ManifestContext> parents(ManifestContext context) {
        return context.ingredients().stream()
                .flatMap(assertion -> Ingredient.read(assertion.box()).stream())
                .flatMap(ingredient -> manifest(context, ingredient).stream())
                .toList();
    }

    private static Optional<ManifestContext> manifest(
            ManifestContext context, Ingredient ingredient) {
        return Optional.ofNullable(ingredient.activeManifest())
                .flatMap(reference -> context.store().manifest(reference.url(), context.manifest()))
                .flatMap(manifest -> read(context.store(), manifest));
    }

    private static Optional<ManifestContext> read(ManifestStore store, Manifest manifest) {
        return ClaimCheck.read(manifest).map(claim -> new ManifestContext(store, manifest, claim));
    }
}
