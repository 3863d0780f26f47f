package dev.candor.c2pa.binding;

import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.report.Rule;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// What comes before the first fragment, digested by every algorithm some tree asks for.
final class InitSegment {
    private final Map<HashAlgorithm, MessageDigest> digests = new EnumMap<>(HashAlgorithm.class);

    InitSegment(Collection<MerkleRow> rows) {
        rows.forEach(row -> digests.put(row.algorithm(), row.algorithm().digest()));
    }

    /// The digests, which take the same bytes.
    Collection<MessageDigest> digests() {
        return digests.values();
    }

    /// Checks what the digests took against the trees. To be called once.
    ///
    /// @throws Refused if it is not what a tree says
    void check(Collection<MerkleRow> rows) throws Refused {
        Map<HashAlgorithm, byte[]> hashes = new EnumMap<>(HashAlgorithm.class);
        digests.forEach((algorithm, digest) -> hashes.put(algorithm, digest.digest()));
        for (var row : rows) {
            var wanted = row.tree().initHash();
            if (wanted == null) {
                throw Refused.malformed(
                        Rule.ASSE_0065,
                        "A tree over fragments does not say what comes before them.");
            } else if (!MessageDigest.isEqual(wanted.toArray(), hashes.get(row.algorithm()))) {
                throw Refused.mismatch(
                        Rule.ASSE_0067,
                        "The initialization segment was changed after it was signed.");
            }
        }
    }
}
