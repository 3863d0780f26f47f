package dev.candor.c2pa.validation;

import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.ManifestStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The active manifest and every manifest it was made from, directly or not (C2PA 2.4,
/// 15.11.3.3). A circle of ingredients is walked once. Manifests that no ingredient leads to are
/// passed over (VAL-INGR-0010).
final class Lineage {
    private final ManifestContext active;
    private final Map<String, ManifestContext> manifests = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<String, Set<String>> reach = new HashMap<>();
    private final Set<String> redacted = new HashSet<>();

    private Lineage(ManifestContext active) {
        this.active = active;
    }

    static Lineage of(ManifestContext active) {
        var lineage = new Lineage(active);
        lineage.walk();
        lineage.manifests.values().forEach(lineage::gatherRedactions);
        return lineage;
    }

    /// Depth first, so that what an ingredient is made of follows it.
    private void walk() {
        var waiting = new ArrayDeque<ManifestContext>();
        waiting.push(active);
        while (!waiting.isEmpty()) {
            var context = waiting.pop();
            if (manifests.putIfAbsent(context.manifest().label(), context) != null) {
                continue;
            }
            var own = links(context);
            links.addAll(own);
            own.reversed().stream().flatMap(link -> target(link).stream()).forEach(waiting::push);
        }
    }

    private static List<Link> links(ManifestContext context) {
        return context.ingredients().stream()
                .flatMap(assertion -> Link.of(context, assertion).stream())
                .toList();
    }

    /// What a claim takes out of the manifests below it (VAL-INGR-0002). Nobody takes anything out
    /// of a manifest that was not among the ingredients then: what an ingredient says of its
    /// successors does not count.
    private void gatherRedactions(ManifestContext by) {
        for (var uri : by.claim().redacted()) {
            uri.pathFrom(by.manifest().label())
                    .filter(path -> !label(path).equals(by.manifest().label()))
                    .filter(path -> reach(by.manifest().label()).contains(label(path)))
                    .ifPresent(redacted::add);
        }
    }

    private static String label(String path) {
        return path.substring(0, Math.max(0, path.indexOf('/')));
    }

    ManifestContext active() {
        return active;
    }

    /// Each manifest whose claim can be read, once; the active one first.
    List<ManifestContext> manifests() {
        return List.copyOf(manifests.values());
    }

    /// Every ingredient assertion of the lineage that is intact and names a manifest.
    List<Link> links() {
        return List.copyOf(links);
    }

    /// Absolute paths of all assertions that were taken out.
    Set<String> redacted() {
        return Set.copyOf(redacted);
    }

    /// Whether something was taken out of a manifest.
    boolean isRedacted(Manifest manifest) {
        return redacted.stream().anyMatch(path -> label(path).equals(manifest.label()));
    }

    /// A manifest and all it was made from, itself first.
    List<ManifestContext> from(ManifestContext context) {
        var label = context.manifest().label();
        var below = reach(label);
        var others =
                manifests.values().stream()
                        .filter(other -> !other.manifest().label().equals(label))
                        .filter(other -> below.contains(other.manifest().label()));
        return Stream.concat(Stream.of(context), others).toList();
    }

    /// The claim and all around it that a link leads to, if it can be read.
    static Optional<ManifestContext> target(Link link) {
        return link.target().flatMap(manifest -> read(link.from().store(), manifest));
    }

    private static Optional<ManifestContext> read(ManifestStore store, Manifest manifest) {
        return ClaimCheck.read(manifest).map(claim -> new ManifestContext(store, manifest, claim));
    }

    /// The manifest of the ingredient `parentOf`, if it is in the store and can be read.
    static Optional<ManifestContext> parent(ManifestContext context) {
        return links(context).stream()
                .filter(link -> link.ingredient().isParent())
                .findFirst()
                .flatMap(Lineage::target);
    }

    /// Whether the manifest that a link leads to is another, or made from it.
    boolean leadsTo(Link link, ManifestContext wanted) {
        return link.target()
                .filter(target -> reach(target.label()).contains(wanted.manifest().label()))
                .isPresent();
    }

    /// Labels of a manifest and of all that it is made from.
    private Set<String> reach(String from) {
        var known = reach.get(from);
        if (known == null) {
            known = walkFrom(from);
            reach.put(from, known);
        }
        return known;
    }

    private Set<String> walkFrom(String from) {
        var next = new HashMap<String, List<String>>();
        for (var link : links) {
            link.target()
                    .ifPresent(
                            target ->
                                    next.computeIfAbsent(
                                                    link.from().manifest().label(),
                                                    label -> new ArrayList<>())
                                            .add(target.label()));
        }
        var reached = new HashSet<String>();
        var waiting = new ArrayDeque<String>();
        waiting.push(from);
        while (!waiting.isEmpty()) {
            var label = waiting.pop();
            if (reached.add(label)) {
                next.getOrDefault(label, List.of()).forEach(waiting::push);
            }
        }
        return Set.copyOf(reached);
    }
}
