package dev.candor.c2pa.certificate;

import dev.candor.c2pa.cose.CoseSignatures;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.port.SigningAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A text that may be signed: as it is, or as a JSON Web Signature in compact form (RFC 7515, 7.1)
/// with the signer's certificates in its header, as JAdES has it (ETSI TS 119 182-1).
///
/// @param text what was signed
/// @param signer whose signature holds; null if the text is not signed
record SignedText(Bytes text, @Nullable X509Certificate signer) {
    private static final String BOX = "signed trust list";
    private static final Map<String, SigningAlgorithm> ALGORITHMS =
            Map.of(
                    "ES256", SigningAlgorithm.ES256,
                    "ES384", SigningAlgorithm.ES384,
                    "ES512", SigningAlgorithm.ES512,
                    "PS256", SigningAlgorithm.PS256,
                    "PS384", SigningAlgorithm.PS384,
                    "PS512", SigningAlgorithm.PS512,
                    "EdDSA", SigningAlgorithm.ED25519);

    /// The text of some bytes.
    ///
    /// @throws MalformedException if they are signed, and the signature does not hold
    static SignedText read(Bytes bytes) throws MalformedException {
        if (bytes.length() > JsonReader.MAX_LENGTH) {
            throw malformed("%d bytes are too many".formatted(bytes.length()));
        }
        var parts = bytes.toText().strip().split("\\.", -1);
        if (parts.length != 3 || parts[0].startsWith("{")) {
            return new SignedText(bytes, null);
        }
        var header = header(parts[0]);
        var algorithm = ALGORITHMS.get(header.text("alg").orElse(""));
        if (algorithm == null || header.get("crit").isPresent()) {
            throw malformed("its header is not understood");
        }
        var signer = CertificateChain.read(chain(header)).signer();
        var message = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        var signature = decoded(parts[2]).toArray();
        if (!CoseSignatures.verifies(algorithm, signer.getPublicKey(), message, signature)) {
            throw malformed("the signature does not hold");
        }
        return new SignedText(decoded(parts[1]), signer);
    }

    private static JsonValue.Map header(String part) throws MalformedException {
        return JsonReader.read(decoded(part))
                .asMap()
                .orElseThrow(() -> malformed("its header is no object"));
    }

    private static List<Bytes> chain(JsonValue.Map header) throws MalformedException {
        var chain = new ArrayList<Bytes>();
        for (var certificate : header.array("x5c")) {
            var base64 = certificate.asText().orElseThrow(() -> malformed("x5c is no text"));
            chain.add(decoded(Base64.getDecoder(), base64));
        }
        return chain;
    }

    private static Bytes decoded(String part) throws MalformedException {
        return decoded(Base64.getUrlDecoder(), part);
    }

    private static Bytes decoded(Base64.Decoder decoder, String text) throws MalformedException {
        try {
            return Bytes.of(decoder.decode(text));
        } catch (IllegalArgumentException e) {
            throw malformed("not base64");
        }
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(BOX, 0, reason);
    }
}
