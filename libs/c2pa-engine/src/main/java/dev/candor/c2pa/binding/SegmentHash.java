package dev.candor.c2pa.binding;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hash of one media segment of a live stream, which no manifest of its own holds (C2PA 2.4,
/// 19.4.1).
public final class SegmentHash {
    private SegmentHash() {}

    /// Whether a hard binding is over media segments, too: then it is by Merkle trees.
    public static boolean coversSegments(Assertion binding) {
        try {
            return BmffHash.of(binding.content()).isMerkle();
        } catch (MalformedException e) {
            return true; // whatever it is over, it is refused already
        }
    }

    /// Why a segment is not what its hash is over; nothing if it is.
    ///
    /// @param value a `bmff-hash-map` without Merkle trees
    /// @param sealed what a box has to hold so that the hash may leave it out: the one that carries
    /// the hash
    /// @param word the hash algorithm where the hash says none; null if there is none
    public static Optional<String> fault(
            ChannelReader segment, CborValue value, Bytes sealed, @Nullable String word)
            throws IOException {
        try {
            var hash = BmffHash.of(value);
            if (hash.isMerkle()) {
                return Optional.of("its hash is by Merkle trees");
            } else if (!leavesOut(hash, sealed)) {
                return Optional.of("its hash does not leave out the box that carries it");
            }
            var said = hash.algorithm() == null ? word : hash.algorithm();
            var algorithm = Optional.ofNullable(said).flatMap(HashAlgorithm::of);
            if (algorithm.isEmpty()) {
                return Optional.of("its hash algorithm is none that C2PA allows");
            }
            WholeFile.check(segment, hash, algorithm.get());
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e.explanation());
        } catch (MalformedException e) {
            return Optional.of(e.reason());
        }
    }

    private static boolean leavesOut(BmffHash hash, Bytes sealed) {
        return hash.exclusions().stream()
                .anyMatch(
                        exclusion ->
                                exclusion.path().size() == 1
                                        && exclusion.path().getFirst().type().equals("emsg")
                                        && exclusion.data().stream()
                                                .anyMatch(data -> data.value().equals(sealed)));
    }
}
