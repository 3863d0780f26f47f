package dev.candor.c2pa;

import dev.candor.c2pa.io.Bytes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
/// @param atHand manifest stores that the caller has, by the addresses where everybody finds them:
/// nothing is fetched from these
public record VerificationRequest(
        Path asset, @Nullable Path sidecar, List<Path> fragments, Map<URI, Bytes> atHand) {
    private static final String EXTENSION = ".c2pa";

    public VerificationRequest {
        fragments = List.copyOf(fragments);
        atHand = Map.copyOf(atHand);
    }

    /// An asset with what belongs to it, and no store at hand.
    public VerificationRequest(Path asset, @Nullable Path sidecar, List<Path> fragments) {
        this(asset, sidecar, fragments, Map.of());
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
        return new VerificationRequest(asset, store, fragments, atHand);
    }

    public VerificationRequest withFragments(List<Path> segments) {
        return new VerificationRequest(asset, sidecar, segments, atHand);
    }

    /// The same, with the store that is at an address, which the asset may name as its own (C2PA
    /// 2.4, VAL-STRU-0010).
    public VerificationRequest withStoreAt(URI address, Bytes store) {
        var more = new HashMap<>(atHand);
        more.put(address, store);
        return new VerificationRequest(asset, sidecar, fragments, more);
    }
}
