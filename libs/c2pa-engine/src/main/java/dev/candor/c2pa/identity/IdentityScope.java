package dev.candor.c2pa.identity;

import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.ManifestContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What surrounds the identity assertions of a manifest.
///
/// @param manifest the manifest they lie in
/// @param assertions its assertions that are intact
/// @param lineage that manifest first, and every manifest it was made from
/// @param bound the manifest whose binding speaks for the content: the same one, or that a parent
/// of an update manifest; null if there is none
/// @param stamped when the claim was signed, if a trusted time stamp says so
/// @param wellFormed whether all else about the manifest was found in order
public record IdentityScope(
        ManifestContext manifest,
        List<Assertion> assertions,
        List<ManifestContext> lineage,
        @Nullable ManifestContext bound,
        @Nullable Instant stamped,
        boolean wellFormed) {
    public IdentityScope {
        assertions = List.copyOf(assertions);
        lineage = List.copyOf(lineage);
    }
}
