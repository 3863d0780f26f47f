package dev.candor.c2pa.cose;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.io.Bytes;
import java.util.List;
import java.util.stream.Stream;

/// The time stamps of a claim signature (C2PA 2.4, 10.3.2.5):
///
/// ```
/// tstContainer = { "tstTokens": [1* { "val": bstr }] }
/// ```
///
/// @param tokens in DER: responses of the authority in the first version, bare tokens in the
/// second; none if the header is no such container
/// @param overClaim whether the claim is stamped, as in the first version, or the signature over it
public record TimeStampHeader(List<Bytes> tokens, boolean overClaim) {
    private static final String FIRST = "sigTst";

    /// The header of the second version.
    public static final String SECOND = "sigTst2";

    public TimeStampHeader {
        tokens = List.copyOf(tokens);
    }

    /// The headers of a signature, the second version before the first; none if it has neither.
    public static List<TimeStampHeader> all(CoseSign1 signature) {
        return Stream.of(SECOND, FIRST)
                .flatMap(
                        label ->
                                signature
                                        .header(label)
                                        .map(
                                                value ->
                                                        new TimeStampHeader(
                                                                tokens(value), label.equals(FIRST)))
                                        .stream())
                .toList();
    }

    /// What a time stamp in a header is over.
    public byte[] stamped(CoseSign1 signature, byte[] claim) {
        return stamped(signature, CborValue.of(overClaim ? claim : serialized(signature)));
    }

    /// What a time stamp of a signature that is being made has to be over, in the second version.
    ///
    /// @param signature the raw signature value
    public static byte[] toBeStamped(byte[] protectedHeaders, byte[] signature) {
        return stamped(
                Bytes.of(protectedHeaders),
                CborValue.of(CborWriter.write(CborValue.of(signature))));
    }

    /// The header's value for one token.
    public static CborValue container(Bytes token) {
        var item = new CborMapBuilder().put("val", new CborValue.ByteString(token)).build();
        return new CborMapBuilder().put("tstTokens", new CborValue.Array(List.of(item))).build();
    }

    /// What a time stamp in an assertion may be over: the same as in a header, and, as the words
    /// "the value of the signature field" (C2PA 2.4, 18.17.3) are read too, the bare value. Either
    /// binds the time to this signature and no other.
    public static List<byte[]> asserted(CoseSign1 signature) {
        return List.of(
                stamped(signature, CborValue.of(serialized(signature))),
                stamped(signature, new CborValue.ByteString(signature.signature())),
                signature.signature().toArray());
    }

    private static byte[] serialized(CoseSign1 signature) {
        return CborWriter.write(new CborValue.ByteString(signature.signature()));
    }

    private static byte[] stamped(CoseSign1 signature, CborValue payload) {
        return stamped(signature.protectedBytes(), payload);
    }

    private static byte[] stamped(Bytes protectedHeaders, CborValue payload) {
        return CborWriter.write(
                new CborValue.Array(
                        List.of(
                                CborValue.of("CounterSignature"),
                                new CborValue.ByteString(protectedHeaders),
                                CborValue.of(new byte[0]),
                                payload)));
    }

    private static List<Bytes> tokens(CborValue container) {
        var items = container.asMap().map(map -> map.array("tstTokens")).orElse(List.of());
        var tokens =
                items.stream()
                        .flatMap(token -> token.asMap().flatMap(map -> map.get("val")).stream())
                        .flatMap(value -> value.asBytes().stream())
                        .toList();
        return tokens.size() == items.size() ? tokens : List.of();
    }
}
