package dev.candor.c2pa.manifest;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.List;
import java.util.Optional;

/// One manifest of a store, its boxes found but not judged.
///
/// @param kind what its type says
/// @param box the manifest's superbox
public record Manifest(Kind kind, JumbfBox.Superbox box) {
    /// The kinds of manifest (C2PA 2.4, 11.1.4.2).
    public enum Kind {
        /// Says all about an asset, and is bound to it.
        STANDARD,
        /// Adds to a parent's manifest without touching the content.
        UPDATE,
        /// Only adds a time stamp.
        TIME_STAMP,
        /// Holds a manifest in compressed form.
        COMPRESSED
    }

    static Optional<Manifest> of(JumbfBox.Superbox box) {
        var type = box.type();
        if (type.equals(JumbfType.MANIFEST)) {
            return Optional.of(new Manifest(Kind.STANDARD, box));
        } else if (type.equals(JumbfType.UPDATE_MANIFEST)) {
            return Optional.of(new Manifest(Kind.UPDATE, box));
        } else if (type.equals(JumbfType.TIME_STAMP_MANIFEST)) {
            return Optional.of(new Manifest(Kind.TIME_STAMP, box));
        } else if (type.equals(JumbfType.COMPRESSED_MANIFEST)) {
            return Optional.of(new Manifest(Kind.COMPRESSED, box));
        }
        return Optional.empty();
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
