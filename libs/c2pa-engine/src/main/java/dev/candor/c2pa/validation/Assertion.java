package dev.candor.c2pa.validation;

import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Labels;

/// An assertion that a claim refers to and that is as it was signed.
///
/// @param uri the assertion's absolute URI
/// @param box its box
/// @param created whether the claim generator answers for it
record Assertion(JumbfUri uri, JumbfBox.Superbox box, boolean created) {
    String label() {
        return box.label();
    }

    String kind() {
        return Labels.kind(box.label());
    }

    boolean isCbor() {
        return box.type().equals(JumbfType.CBOR);
    }

    /// The content in CBOR.
    ///
    /// @throws MalformedException if it is not well-formed CBOR
    CborValue content() throws MalformedException {
        return content(box);
    }

    static CborValue content(JumbfBox.Superbox box) throws MalformedException {
        return CborReader.read(
                box.payload("cbor")
                        .orElseThrow(
                                () ->
                                        new MalformedException(
                                                box.label(), box.raw().offset(), "no CBOR in it")));
    }
}
