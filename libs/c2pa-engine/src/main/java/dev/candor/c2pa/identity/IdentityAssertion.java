package dev.candor.c2pa.identity;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Labels;
import java.util.Optional;

/// The content of an identity assertion (CAWG 1.3, 5.2):
///
/// ```
/// identity = { "signer_payload": $signer-payload-map, "signature": bstr,
///              ? "named_actor_claims": [1* bstr], "pad1": bstr, ? "pad2": bstr }
/// ```
///
/// Other fields are not looked at.
///
/// @param payload what is signed
/// @param signature the signature, of the kind that the payload names
/// @param padded whether the padding is zero
record IdentityAssertion(SignerPayload payload, Bytes signature, boolean padded) {
    static boolean is(String label) {
        return Labels.kind(label).equals(Labels.IDENTITY);
    }

    /// The assertion a CBOR value is.
    ///
    /// @throws MalformedException if a field is missing or of the wrong kind
    static IdentityAssertion of(CborValue value) throws MalformedException {
        if (!(value instanceof CborValue.Map map)) {
            throw malformed("is no map");
        }
        var payload =
                entry(map, "signer_payload").orElseThrow(() -> malformed("has no signer_payload"));
        var signature =
                bytes(map, "signature")
                        .filter(found -> !found.isEmpty())
                        .orElseThrow(() -> malformed("has no signature"));
        var first = bytes(map, "pad1").orElseThrow(() -> malformed("has no pad1"));
        var second = bytes(map, "pad2").orElse(Bytes.EMPTY);
        return new IdentityAssertion(
                SignerPayload.of(payload), signature, first.isZero() && second.isZero());
    }

    private static Optional<CborValue.Entry> entry(CborValue.Map map, String field) {
        return map.entries().stream()
                .filter(entry -> entry.key().equals(CborValue.of(field)))
                .findFirst();
    }

    private static Optional<Bytes> bytes(CborValue.Map map, String field)
            throws MalformedException {
        var value = map.get(field);
        if (value.isPresent() && value.get().asBytes().isEmpty()) {
            throw malformed(field + " is no byte string");
        }
        return value.flatMap(CborValue::asBytes);
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(Labels.IDENTITY, 0, reason);
    }
}
