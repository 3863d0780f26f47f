package dev.candor.c2pa.manifest;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.List;
import java.util.Optional;

/// One manifest of a store, its boxes found but not judged.
///
/// @param kind what its type says; that of the manifest inside if it was compressed
/// @param box the manifest's superbox, unpacked if it was compressed
/// @param stored the superbox as it lies in the store, which is what its hash is over
public record Manifest(Kind kind, JumbfBox.Superbox box, JumbfBox.Superbox stored) {
    /// The kinds of manifest (C2PA 2.4, 11.1.4.2).
    public enum Kind {
        /// Says all about an asset, and is bound to it.
        STANDARD,
        /// Adds to a parent's manifest without touching the content.
        UPDATE,
        /// Only adds a time stamp.
        TIME_STAMP,
        /// Seems to hold a manifest in compressed form, but none that could be unpacked.
        COMPRESSED
    }

    /// The kind of manifest that a box's type says it is, if it is any.
    static Optional<Kind> kind(JumbfBox.Superbox box) {
        var type = box.type();
        if (type.equals(JumbfType.MANIFEST) || type.equals(JumbfType.EARLY_MANIFEST)) {
            return Optional.of(Kind.STANDARD);
        } else if (type.equals(JumbfType.UPDATE_MANIFEST)) {
            return Optional.of(Kind.UPDATE);
        } else if (type.equals(JumbfType.TIME_STAMP_MANIFEST)) {
            return Optional.of(Kind.TIME_STAMP);
        } else if (type.equals(JumbfType.COMPRESSED_MANIFEST)) {
            return Optional.of(Kind.COMPRESSED);
        }
        return Optional.empty();
    }

    /// Whether the manifest lies in the store in compressed form.
    public boolean wasCompressed() {
        return kind != Kind.COMPRESSED && stored.type().equals(JumbfType.COMPRESSED_MANIFEST);
    }

    public String label() {
        return box.label();
    }

    /// The URI of a box of the manifest; of the manifest itself for an empty path.
    public JumbfUri uri(String path) {
        return JumbfUri.absolute(path.isEmpty() ? label() : label() + "/" + path);
    }

    /// All boxes that are claims: one, if all is well.
    public List<JumbfBox.Superbox> claims() {
        return box.superboxes().stream()
                .filter(child -> child.type().equals(JumbfType.CLAIM))
                .toList();
    }

    /// The box all assertions lie in.
    public Optional<JumbfBox.Superbox> assertionStore() {
        return box.child(Labels.ASSERTIONS)
                .filter(store -> store.type().equals(JumbfType.ASSERTION_STORE));
    }

    /// The assertions, in store order.
    public List<JumbfBox.Superbox> assertions() {
        return assertionStore().map(JumbfBox.Superbox::superboxes).orElse(List.of());
    }

    /// The claim signature's box.
    public Optional<JumbfBox.Superbox> signature() {
        return box.child(Labels.SIGNATURE)
                .filter(child -> child.type().equals(JumbfType.SIGNATURE));
    }

    /// The bytes of the claim, which are what is signed; none if there is no claim.
    public Bytes claimBytes() {
        return claims().stream()
                .findFirst()
                .flatMap(claim -> claim.payload("cbor"))
                .orElse(Bytes.EMPTY);
    }
}
