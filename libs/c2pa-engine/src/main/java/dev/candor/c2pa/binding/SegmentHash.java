package dev.candor.c2pa.binding;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.BoxExclusion;
import dev.candor.c2pa.manifest.BoxExclusion.Data;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hash of one media segment of a live stream, which no manifest of its own holds (C2PA 2.4,
/// 19.4.1).
public final class SegmentHash {
    /// Where the fields of a box begin that is no longer than 32 bits can say, and has a version.
    private static final long FIELDS = 12;

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
            var hash = meant(BmffHash.of(value), sealed);
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

    /// The specification counts the offset of the scheme from the first of the box's own fields,
    /// and everywhere else from the start of the box: 0 can mean nothing but that (19.4.1).
    private static BmffHash meant(BmffHash hash, Bytes sealed) {
        var exclusions =
                hash.exclusions().stream()
                        .map(
                                exclusion ->
                                        isSealed(exclusion, sealed)
                                                ? exclusion.with(List.of(new Data(FIELDS, sealed)))
                                                : exclusion)
                        .toList();
        return new BmffHash(exclusions, hash.algorithm(), hash.hash(), hash.merkle());
    }

    private static boolean isSealed(BoxExclusion exclusion, Bytes sealed) {
        return isEventMessage(exclusion) && exclusion.data().equals(List.of(new Data(0, sealed)));
    }

    private static boolean isEventMessage(BoxExclusion exclusion) {
        return exclusion.path().size() == 1 && exclusion.path().getFirst().type().equals("emsg");
    }

    private static boolean leavesOut(BmffHash hash, Bytes sealed) {
        return hash.exclusions().stream()
                .anyMatch(
                        exclusion ->
                                isEventMessage(exclusion)
                                        && exclusion.data().contains(new Data(FIELDS, sealed)));
    }
}
