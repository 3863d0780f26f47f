package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;

/// An assertion that a claim refers to and that is as it was signed.
///
/// @param uri the assertion's absolute URI
/// @param box its box
/// @param created whether the claim generator answers for it
public record Assertion(JumbfUri uri, JumbfBox.Superbox box, boolean created) {
    /// The label, with what tells it from others of its kind.
    public String label() {
        return box.label();
    }

    /// The label without what tells it from others of its kind.
    public String kind() {
        return Labels.kind(box.label());
    }

    /// Whether the content is CBOR.
    public boolean isCbor() {
        return box.type().equals(JumbfType.CBOR);
    }

    /// Whether the content is JSON.
    public boolean isJson() {
        return box.type().equals(JumbfType.JSON);
    }

    /// The content in CBOR.
    ///
    /// @throws MalformedException if it is not well-formed CBOR
    public CborValue content() throws MalformedException {
        return content(box);
    }

    /// The content of an assertion's box in CBOR.
    ///
    /// @throws MalformedException if it is not well-formed CBOR
    public static CborValue content(JumbfBox.Superbox box) throws MalformedException {
        return CborReader.read(
                box.payload("cbor")
                        .orElseThrow(
                                () ->
                                        new MalformedException(
                                                box.label(), box.raw().offset(), "no CBOR in it")));
    }
}
