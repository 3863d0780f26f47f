package dev.candor.gateway.portal.ledger;

import dev.candor.transparency.MerkleProof;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A proof that the ledger has only grown, with its hashes in hexadecimal (RFC 9162, 2.1.4).
@RegisterForReflection
record Consistency(long from, long to, String fromRoot, String toRoot, List<String> path) {
    /// Whether what was there at the earlier size is unchanged in a checkpoint.
    boolean proves(Checkpoint signed) {
        return to == signed.size()
                && toRoot.equals(signed.root())
                && MerkleProof.extendsTree(
                        from, Hashes.of(fromRoot), to, Hashes.of(toRoot), Hashes.of(path));
    }
}
