package dev.candor.c2pa.cose;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A signature whose payload is kept apart (RFC 9052, 4.2; C2PA 2.4, 13.2):
///
/// ```
/// COSE_Sign1 = [ Headers, payload : bstr / nil, signature : bstr ]
/// ```
///
/// @param protectedBytes the protected headers as they were signed
/// @param protectedHeaders the same, read
/// @param unprotectedHeaders headers nobody signed
/// @param payload the payload that lies in the structure; null if it is kept apart, as C2PA demands
/// @param signature the raw signature value
public record CoseSign1(
        Bytes protectedBytes,
        CborValue.Map protectedHeaders,
        CborValue.Map unprotectedHeaders,
        @Nullable Bytes payload,
        Bytes signature) {
    private static final String BOX = "COSE_Sign1";
    private static final int TAG = 18;
    private static final CborValue ALGORITHM = CborValue.of(1);
    private static final CborValue CRITICAL = CborValue.of(2);
    private static final CborValue CONTENT_TYPE = CborValue.of(3);
    private static final CborValue CHAIN = CborValue.of(33);
    private static final CborValue OLD_CHAIN = CborValue.of("x5chain");
    private static final Set<CborValue> UNDERSTOOD =
            Set.of(ALGORITHM, CONTENT_TYPE, CHAIN, OLD_CHAIN, CborValue.of("iat"));

    /// Reads a signature, tagged or not.
    ///
    /// @throws MalformedException if the bytes are none
    public static CoseSign1 read(Bytes bytes) throws MalformedException {
        var value = CborReader.read(bytes);
        if (value instanceof CborValue.Tag(var number, var content) && number == TAG) {
            value = content;
        }
        if (value instanceof CborValue.Array(var parts)
                && parts.size() == 4
                && parts.get(0) instanceof CborValue.ByteString(var headers)
                && parts.get(1) instanceof CborValue.Map unprotected
                && parts.get(3) instanceof CborValue.ByteString(var signature)) {
            return new CoseSign1(
                    headers,
                    headers(headers),
                    unprotected,
                    payload(parts.get(2), bytes),
                    signature);
        }
        throw new MalformedException(BOX, bytes.offset(), "not a COSE_Sign1");
    }

    private static @Nullable Bytes payload(CborValue part, Bytes bytes) throws MalformedException {
        if (part instanceof CborValue.Null) {
            return null;
        }
        return part.asBytes()
                .orElseThrow(() -> new MalformedException(BOX, bytes.offset(), "no payload"));
    }

    private static CborValue.Map headers(Bytes bytes) throws MalformedException {
        if (bytes.isEmpty()) {
            return new CborMapBuilder().build();
        }
        return CborReader.read(bytes)
                .asMap()
                .orElseThrow(
                        () -> new MalformedException(BOX, bytes.offset(), "headers are no map"));
    }

    /// The protected header `alg`, if it is an algorithm that C2PA allows.
    public Optional<SigningAlgorithm> algorithm() {
        return protectedHeaders
                .get(ALGORITHM)
                .flatMap(CborValue::asLong)
                .flatMap(SigningAlgorithm::ofCoseNumber);
    }

    /// The protected header `content type`, if it is a text.
    public Optional<String> contentType() {
        return protectedHeaders.get(CONTENT_TYPE).flatMap(CborValue::asText);
    }

    /// Whether a header must be understood that is not understood here, or is not there, or the
    /// list of such headers is none (RFC 9052, 3.1).
    public boolean hasCriticalHeaders() {
        if (unprotectedHeaders.get(CRITICAL).isPresent()) {
            return true;
        }
        return protectedHeaders.get(CRITICAL).filter(list -> !isUnderstood(list)).isPresent();
    }

    private boolean isUnderstood(CborValue critical) {
        return critical instanceof CborValue.Array(var labels)
                && !labels.isEmpty()
                && labels.stream()
                        .allMatch(
                                label ->
                                        UNDERSTOOD.contains(label)
                                                && protectedHeaders.get(label).isPresent());
    }

    /// The protected header `iat`: when the signer says it signed (C2PA 2.4, 13.2.4).
    public Optional<CborValue> issuedAt() {
        return protectedHeaders.get("iat");
    }

    /// A header in either bucket (VAL-CRYP-0016); the protected one goes before (RFC 9052, 3).
    public Optional<CborValue> header(String label) {
        return protectedHeaders.get(label).or(() -> unprotectedHeaders.get(label));
    }

    /// The DER of the signer's certificate and its issuers. Label 33 goes before the old label
    /// `x5chain`; either may be in either bucket, but not in both (C2PA 2.4, 14.5).
    ///
    /// @throws MalformedException if there is none, one in each bucket, or it is malformed
    public List<Bytes> chain() throws MalformedException {
        var value = header(CHAIN);
        if (value == null) {
            value = header(OLD_CHAIN);
        }
        if (value instanceof CborValue.ByteString(var single)) {
            return List.of(single);
        }
        var chain = new ArrayList<Bytes>();
        if (value instanceof CborValue.Array(var items)) {
            items.forEach(item -> item.asBytes().ifPresent(chain::add));
            if (chain.size() == items.size() && !chain.isEmpty()) {
                return List.copyOf(chain);
            }
        }
        throw new MalformedException("x5chain", protectedBytes.offset(), "no certificates");
    }

    private @Nullable CborValue header(CborValue label) throws MalformedException {
        var inside = protectedHeaders.get(label);
        var outside = unprotectedHeaders.get(label);
        if (inside.isPresent() && outside.isPresent()) {
            throw new MalformedException(
                    "x5chain", protectedBytes.offset(), "in the protected headers and outside");
        }
        return inside.or(() -> outside).orElse(null);
    }

    /// OCSP answers stapled to the signature, in DER (C2PA 2.4, 14.5.2: `rVals`).
    public List<Bytes> stapledAnswers() {
        return header("rVals").flatMap(CborValue::asMap).stream()
                .flatMap(values -> values.array("ocspVals").stream())
                .map(CborValue::asBytes)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Whether the payload is kept apart.
    public boolean detached() {
        return payload == null;
    }

    /// Whether the payload is kept apart, and the signature over `apart` is the key's.
    public boolean verifies(SigningAlgorithm algorithm, VerifyingKey key, byte[] apart) {
        return detached() && isSigned(algorithm, key, apart);
    }

    /// As [#verifies(SigningAlgorithm, VerifyingKey, byte[])], with a key that is met once.
    public boolean verifies(SigningAlgorithm algorithm, PublicKey key, byte[] apart) {
        return verifies(algorithm, VerifyingKey.of(key), apart);
    }

    /// Whether the payload lies in the structure, and the signature over it is the key's.
    public boolean verifiesAttached(SigningAlgorithm algorithm, PublicKey key) {
        return payload != null && isSigned(algorithm, VerifyingKey.of(key), payload.toArray());
    }

    private boolean isSigned(SigningAlgorithm algorithm, VerifyingKey key, byte[] message) {
        return key.verifies(
                algorithm, toBeSigned(protectedBytes.toArray(), message), signature.toArray());
    }

    /// The protected headers of a signature to be made.
    ///
    /// @param chain the signer's certificate first
    public static byte[] protectedHeaders(SigningAlgorithm algorithm, List<X509Certificate> chain) {
        var certificates = new ArrayList<CborValue>();
        for (var certificate : chain) {
            certificates.add(CborValue.of(encoded(certificate)));
        }
        var headers = new CborMapBuilder();
        headers.put(ALGORITHM, CborValue.of(algorithm.coseNumber()));
        headers.put(
                CHAIN,
                certificates.size() == 1
                        ? certificates.getFirst()
                        : new CborValue.Array(certificates));
        return CborWriter.write(headers.build());
    }

    /// What is signed: the `Sig_structure` of RFC 9052, 4.4.
    public static byte[] toBeSigned(byte[] protectedHeaders, byte[] payload) {
        return CborWriter.write(
                new CborValue.Array(
                        List.of(
                                CborValue.of("Signature1"),
                                CborValue.of(protectedHeaders),
                                CborValue.of(new byte[0]),
                                CborValue.of(payload))));
    }

    /// The tagged signature with its payload kept apart, and nothing beside it.
    public static byte[] write(byte[] protectedHeaders, byte[] signature) {
        return write(protectedHeaders, new CborMapBuilder().build(), signature);
    }

    /// The tagged signature with its payload kept apart.
    ///
    /// @param unprotected headers nobody signs
    public static byte[] write(
            byte[] protectedHeaders, CborValue.Map unprotected, byte[] signature) {
        return CborWriter.write(
                toCbor(protectedHeaders, unprotected, new CborValue.Null(), signature));
    }

    /// The tagged signature.
    ///
    /// @param unprotected headers nobody signs
    /// @param payload bytes, or null if it is kept apart
    public static CborValue toCbor(
            byte[] protectedHeaders,
            CborValue.Map unprotected,
            CborValue payload,
            byte[] signature) {
        return new CborValue.Tag(
                TAG,
                new CborValue.Array(
                        List.of(
                                CborValue.of(protectedHeaders),
                                unprotected,
                                payload,
                                CborValue.of(signature))));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("A certificate cannot be encoded", e);
        }
    }
}
