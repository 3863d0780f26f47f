package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.certificate.Validity;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.kit.digest.Digests;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// Who signs here, without the key.
///
/// @param id SHA-256 of the certificate, lower-case hexadecimal
/// @param signer signs; its key stays where it is
/// @param notAfter when the certificate ends
public record Identity(String id, Signer signer, Instant notAfter) {
    static Identity of(SigningIdentity keys) {
        return of(KeySigner.of(keys.key(), keys.chain()));
    }

    /// Who signs with a signer's first certificate.
    public static Identity of(Signer signer) {
        var certificate = signer.chain().getFirst();
        return new Identity(fingerprint(certificate), signer, Validity.end(certificate));
    }

    /// Distinguished name of the signer (RFC 2253).
    public String subject() {
        return signer.chain().getFirst().getSubjectX500Principal().getName();
    }

    /// SHA-256 of a certificate, lower-case hexadecimal.
    public static String fingerprint(X509Certificate certificate) {
        try {
            return Digests.sha256Hex(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not encodable", e);
        }
    }
}
