package dev.candor.c2pa.identity;

import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.CoseSignatures;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The list of bits in which an issuer says which of its credentials are revoked (W3C Bitstring
/// Status List 1.0), read from the bytes that were fetched.
///
/// @param json the list's credential
/// @param signed whether it is the issuer's own, by a signature over it
record StatusList(JsonValue.Map json, boolean signed) {
    private static final int LARGEST_LIST = 16 << 20;
    private static final int COSE_SIGN1 = 0xD2;
    private static final String BOX = "status list";

    /// Reads a list that is signed by COSE or as a JSON Web Token (W3C Securing Verifiable
    /// Credentials), or not at all.
    ///
    /// @param keys the keys of its issuer
    /// @throws MalformedException if the bytes are no list
    static StatusList read(byte[] body, List<PublicKey> keys) throws MalformedException {
        var bytes = Bytes.of(body);
        if (bytes.isEmpty()) {
            throw malformed("it is empty");
        }
        if ((bytes.get(0) & 0xFF) == COSE_SIGN1) {
            return cose(CoseSign1.read(bytes), keys);
        }
        return bytes.get(0) == 'e' ? token(bytes.toText(), keys) : list(bytes, false);
    }

    private static StatusList cose(CoseSign1 cose, List<PublicKey> keys) throws MalformedException {
        var payload = cose.payload();
        if (payload == null) {
            throw malformed("it is not in its signature");
        }
        var algorithm = cose.algorithm();
        return list(
                payload,
                algorithm.isPresent()
                        && !cose.hasCriticalHeaders()
                        && keys.stream()
                                .anyMatch(key -> cose.verifiesAttached(algorithm.get(), key)));
    }

    private static StatusList token(String text, List<PublicKey> keys) throws MalformedException {
        var parts = text.strip().split("\\.", -1);
        if (parts.length != 3) {
            throw malformed("it is no token");
        }
        var header = object(decoded(parts[0]));
        var algorithm = algorithm(header);
        var message = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        var signature = decoded(parts[2]).toArray();
        boolean signed =
                algorithm.isPresent()
                        && header.get("crit").isEmpty()
                        && keys.stream()
                                .anyMatch(
                                        key ->
                                                CoseSignatures.verifies(
                                                        algorithm.get(), key, message, signature));
        return list(decoded(parts[1]), signed);
    }

    /// JOSE's names are COSE's, but for one.
    private static Optional<SigningAlgorithm> algorithm(JsonValue.Map header) {
        return switch (header.text("alg").orElse("")) {
            case "EdDSA", "Ed25519" -> Optional.of(SigningAlgorithm.ED25519);
            case "ES256" -> Optional.of(SigningAlgorithm.ES256);
            case "ES384" -> Optional.of(SigningAlgorithm.ES384);
            case "ES512" -> Optional.of(SigningAlgorithm.ES512);
            case "PS256" -> Optional.of(SigningAlgorithm.PS256);
            case "PS384" -> Optional.of(SigningAlgorithm.PS384);
            case "PS512" -> Optional.of(SigningAlgorithm.PS512);
            default -> Optional.empty();
        };
    }

    private static StatusList list(Bytes credential, boolean signed) throws MalformedException {
        return new StatusList(object(credential), signed);
    }

    /// Whether it is the list of an issuer, for revocation, and in force.
    boolean holdsFor(String issuer, Instant at) {
        return VerifiableCredential.issuer(json).equals(Optional.of(issuer))
                && isForRevocation()
                && json.text("validFrom").flatMap(Dates::read).filter(at::isBefore).isEmpty()
                && json.text("validUntil").flatMap(Dates::read).filter(at::isAfter).isEmpty();
    }

    private boolean isForRevocation() {
        var purpose = subject().flatMap(found -> found.get("statusPurpose"));
        var word = JsonValue.of("revocation");
        return purpose.filter(
                        value ->
                                value.equals(word)
                                        || value instanceof JsonValue.Array(var items)
                                                && items.contains(word))
                .isPresent();
    }

    /// Whether the bit of an index is set.
    ///
    /// @throws MalformedException if there is no list, or it is shorter
    boolean isSet(long index) throws MalformedException {
        var encoded =
                subject()
                        .flatMap(found -> found.text("encodedList"))
                        .orElseThrow(() -> malformed("it has no list"));
        // The multibase prefix came late to the specification: lists without it are about.
        var compressed = decoded(encoded.startsWith("u") ? encoded.substring(1) : encoded);
        byte[] bits;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed.toArray()))) {
            bits = in.readNBytes(LARGEST_LIST);
        } catch (IOException e) {
            throw malformed("it cannot be unpacked");
        }
        if (index < 0 || index / Byte.SIZE >= bits.length) {
            throw malformed("it has no bit %d".formatted(index));
        }
        // Bit 0 is the leftmost of the first byte.
        return (bits[(int) (index / Byte.SIZE)] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1) == 1;
    }

    private Optional<JsonValue.Map> subject() {
        return json.map("credentialSubject");
    }

    private static JsonValue.Map object(Bytes bytes) throws MalformedException {
        return JsonReader.read(bytes).asMap().orElseThrow(() -> malformed("it is no object"));
    }

    private static Bytes decoded(String base64) throws MalformedException {
        try {
            return Bytes.of(Base64.getUrlDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw malformed("it is not in base 64");
        }
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(BOX, 0, reason);
    }
}
