package dev.candor.c2pa.cose;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.io.Bytes;
import java.util.List;
import java.util.Optional;

/// The time stamps of a claim signature (C2PA 2.4, 10.3.2.5):
///
/// ```
/// tstContainer = { "tstTokens": [1* { "val": bstr }] }
/// ```
///
/// @param tokens in DER: responses of the authority in the first version, bare tokens in the second
/// @param overClaim whether the claim is stamped, as in the first version, or the signature over it
public record TimeStampHeader(List<Bytes> tokens, boolean overClaim) {
    private static final String FIRST = "sigTst";
    private static final String SECOND = "sigTst2";

    public TimeStampHeader {
        tokens = List.copyOf(tokens);
    }

    /// The header of a signature, the second version before the first, if it has one.
    public static Optional<TimeStampHeader> of(CoseSign1 signature) {
        return header(signature, SECOND)
                .map(value -> new TimeStampHeader(tokens(value), false))
                .or(
                        () ->
                                header(signature, FIRST)
                                        .map(value -> new TimeStampHeader(tokens(value), true)));
    }

    /// What a time stamp is over.
    public byte[] stamped(CoseSign1 signature, byte[] claim) {
        var payload =
                overClaim
                        ? claim
                        : CborWriter.write(new CborValue.ByteString(signature.signature()));
        return CborWriter.write(
                new CborValue.Array(
                        List.of(
                                CborValue.of("CounterSignature"),
                                new CborValue.ByteString(signature.protectedBytes()),
                                CborValue.of(new byte[0]),
                                CborValue.of(payload))));
    }

    private static Optional<CborValue> header(CoseSign1 signature, String label) {
        return signature
                .unprotectedHeaders()
                .get(label)
                .or(() -> signature.protectedHeaders().get(label));
    }

    private static List<Bytes> tokens(CborValue container) {
        return container.asMap().map(map -> map.array("tstTokens")).orElse(List.of()).stream()
                .flatMap(token -> token.asMap().flatMap(map -> map.get("val")).stream())
                .flatMap(value -> value.asBytes().stream())
                .toList();
    }
}
