package dev.candor.c2pa.manifest;

import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A manifest that lacks nothing but its signature.
///
/// @param type standard or update
/// @param label the manifest's label
/// @param assertionStore its assertion store, a finished box
/// @param claim the claim's CBOR: what is signed
public record Draft(JumbfType type, String label, byte[] assertionStore, byte[] claim) {
    /// The store with the manifest as its active one, behind those that are kept.
    ///
    /// @param kept manifests of the source, finished boxes in store order
    /// @param signature the finished claim signature, a `COSE_Sign1`
    public byte[] store(List<byte[]> kept, byte[] signature) {
        var manifests = new ArrayList<>(kept);
        manifests.add(
                JumbfWriter.superbox(
                        type,
                        label,
                        List.of(
                                assertionStore,
                                JumbfWriter.cbor(JumbfType.CLAIM, Labels.CLAIM_V2, claim),
                                JumbfWriter.cbor(
                                        JumbfType.SIGNATURE, Labels.SIGNATURE, signature))));
        return JumbfWriter.superbox(JumbfType.STORE, Labels.STORE, manifests);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Draft that
                && type.equals(that.type)
                && label.equals(that.label)
                && Arrays.equals(assertionStore, that.assertionStore)
                && Arrays.equals(claim, that.claim);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }
}
