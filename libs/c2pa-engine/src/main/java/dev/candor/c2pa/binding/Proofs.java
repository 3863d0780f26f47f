package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.asset.bmff.ProvenanceBox;
import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.MerkleProof;
import dev.candor.c2pa.report.Rule;
import java.io.IOException;
import java.util.Optional;

/// Reads the proofs in `merkle` boxes.
final class Proofs {
    private static final int LONGEST = 1 << 13;

    private Proofs() {}

    /// The proof in a box, if it is a box of C2PA that holds one.
    ///
    /// @throws Refused if it is a box of C2PA that holds something else than a proof or a store
    static Optional<MerkleProof> in(ChannelReader asset, Box box)
            throws Refused, MalformedException, IOException {
        var found = ProvenanceBox.of(asset, box);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (found.get().purpose()) {
            case MANIFEST, ORIGINAL, UPDATE -> Optional.empty();
            case MERKLE -> Optional.of(read(asset, found.get()));
            case UNKNOWN ->
                    throw Refused.mismatch(
                            Rule.ASSE_0049,
                            "The C2PA box at offset %d is for nothing that C2PA knows."
                                    .formatted(box.start()));
        };
    }

    private static MerkleProof read(ChannelReader asset, ProvenanceBox box)
            throws Refused, IOException {
        try {
            if (box.data().length() > LONGEST) {
                throw new MalformedException("uuid", box.box().start(), "a proof that long");
            }
            asset.seek(box.data().start());
            var data = Bytes.of(asset.take((int) box.data().length(), "merkle"));
            return MerkleProof.of(CborReader.readPadded(data));
        } catch (MalformedException e) {
            throw Refused.malformed(
                    Rule.ASSE_0063,
                    "The C2PA box at offset %d holds no hashes: %s."
                            .formatted(box.box().start(), e.reason()));
        }
    }
}
