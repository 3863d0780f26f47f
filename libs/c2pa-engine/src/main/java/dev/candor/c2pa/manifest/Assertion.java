package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Rule;

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

    /// The content in JSON.
    ///
    /// @throws MalformedException if it is not JSON
    public JsonValue json() throws MalformedException {
        return JsonReader.read(payload(box, "json"));
    }

    /// The content in CBOR.
    ///
    /// @throws MalformedException if it is not well-formed CBOR
    public CborValue content() throws MalformedException {
        return content(box);
    }

    /// The content, which has to be a map.
    ///
    /// @param rule the sentence that asks for what is in it
    /// @throws BrokenRuleException of that rule if there is none, or it is no map
    CborValue.Map map(Rule rule) throws BrokenRuleException {
        try {
            return content().asMap().orElseThrow(() -> new BrokenRuleException(rule, "is no map"));
        } catch (MalformedException e) {
            throw new BrokenRuleException(rule, e.reason());
        }
    }

    /// The content of an assertion's box in CBOR.
    ///
    /// @throws MalformedException if it is not well-formed CBOR
    public static CborValue content(JumbfBox.Superbox box) throws MalformedException {
        return CborReader.read(payload(box, "cbor"));
    }

    private static Bytes payload(JumbfBox.Superbox box, String boxType) throws MalformedException {
        return box.payload(boxType)
                .orElseThrow(
                        () ->
                                new MalformedException(
                                        box.label(),
                                        box.raw().offset(),
                                        "no %s in it".formatted(boxType)));
    }
}
