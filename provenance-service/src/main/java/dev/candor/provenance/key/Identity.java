package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.kit.digest.Digests;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;

/// Who signs here, without the key.
///
/// @param id SHA-256 of the certificate, lower-case hexadecimal
/// @param signer signs; its key stays where it is
/// @param notAfter when the certificate ends
public record Identity(String id, Signer signer, Instant notAfter) {
    static Identity of(SigningIdentity keys) {
        return new Identity(
                fingerprint(keys), KeySigner.es256(keys.key(), keys.chain()), keys.notAfter());
    }

    /// Distinguished name of the signer (RFC 2253).
    public String subject() {
        return signer.chain().getFirst().getSubjectX500Principal().getName();
    }

    String issuer() {
        return signer.chain().getFirst().getIssuerX500Principal().getName();
    }

    String chainPem() {
        return Pem.of(signer.chain());
    }

    private static String fingerprint(SigningIdentity keys) {
        try {
            return Digests.sha256Hex(keys.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not encodable", e);
        }
    }
}
