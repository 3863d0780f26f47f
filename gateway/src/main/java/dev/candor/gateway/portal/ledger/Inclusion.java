package dev.candor.gateway.portal.ledger;

import dev.candor.transparency.MerkleHash;
import dev.candor.transparency.MerkleProof;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A proof that an entry is in the ledger, with its hashes in hexadecimal (RFC 9162, 2.1.3).
///
/// @param seq number of the entry, from 1
@RegisterForReflection
record Inclusion(long seq, long size, String leafHash, List<String> path, String root) {
    /// Whether the proof leads from what the entry says to the root that was signed. The hash of
    /// the entry is made here, of its body.
    boolean proves(Entry entry, Checkpoint signed) {
        return seq == entry.seq()
                && size == signed.size()
                && MerkleProof.includes(
                        MerkleHash.leaf(entry.body().getBytes(StandardCharsets.UTF_8)),
                        seq - 1,
                        size,
                        Hashes.of(path),
                        Hashes.of(signed.root()));
    }
}
