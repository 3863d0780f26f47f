package dev.candor.c2pa;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One asset to be judged, and what belongs to it.
///
/// @param asset the asset itself
/// @param sidecar a manifest store of its own (`.c2pa`) that speaks for the asset if it carries
/// none; null if there is none
/// @param fragments media segments in order, if the asset is the initialization segment of a
/// fragmented stream
public record VerificationRequest(Path asset, @Nullable Path sidecar, List<Path> fragments) {
    public VerificationRequest {
        fragments = List.copyOf(fragments);
    }

    /// An asset that stands for itself.
    public static VerificationRequest of(Path asset) {
        return new VerificationRequest(asset, null, List.of());
    }

    public VerificationRequest withSidecar(Path store) {
        return new VerificationRequest(asset, store, fragments);
    }

    public VerificationRequest withFragments(List<Path> segments) {
        return new VerificationRequest(asset, sidecar, segments);
    }
}
