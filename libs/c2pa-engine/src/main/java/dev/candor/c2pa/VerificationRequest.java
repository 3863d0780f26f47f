package dev.candor.c2pa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One asset to be judged, and what belongs to it.
///
/// @param asset the asset itself
/// @param sidecar a manifest store of its own (`.c2pa`) that speaks for the asset if it carries
/// none; null if there is none
/// @param fragments media segments in order, if the asset is the initialization segment of a
/// fragmented stream
public record VerificationRequest(Path asset, @Nullable Path sidecar, List<Path> fragments) {
    private static final String EXTENSION = ".c2pa";

    public VerificationRequest {
        fragments = List.copyOf(fragments);
    }

    /// An asset that stands for itself.
    public static VerificationRequest of(Path asset) {
        return new VerificationRequest(asset, null, List.of());
    }

    /// The file that lies where a store beside the asset would: the same path, but with the
    /// extension `.c2pa` (C2PA 2.4, VAL-STRU-0012).
    Optional<Path> besideAsset() {
        var name = Objects.requireNonNullElse(asset.getFileName(), asset).toString();
        int dot = name.lastIndexOf('.');
        var beside = asset.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + EXTENSION);
        return name.endsWith(EXTENSION) || !Files.isRegularFile(beside)
                ? Optional.empty()
                : Optional.of(beside);
    }

    public VerificationRequest withSidecar(Path store) {
        return new VerificationRequest(asset, store, fragments);
    }

    public VerificationRequest withFragments(List<Path> segments) {
        return new VerificationRequest(asset, sidecar, segments);
    }
}
