package dev.candor.c2pa.trust;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// How OCSP names a certificate: by its number, and by hashes of its issuer's name and key (RFC
/// 6960, 4.1.1). The hashes name, they prove nothing; so SHA-1 will do.
record CertificateId(X509Certificate certificate, X509Certificate issuer) {
    private static final Map<ASN1ObjectIdentifier, String> HASHES =
            Map.of(
                    OIWObjectIdentifiers.idSHA1, "SHA-1",
                    NISTObjectIdentifiers.id_sha256, "SHA-256",
                    NISTObjectIdentifiers.id_sha384, "SHA-384",
                    NISTObjectIdentifiers.id_sha512, "SHA-512");

    /// Whether an answer is about the certificate.
    boolean matches(CertID id) {
        return isNumber(id, certificate.getSerialNumber())
                && isIssuerName(id, certificate)
                && hash(id, key(issuer))
                        .filter(
                                hash ->
                                        MessageDigest.isEqual(
                                                hash, id.getIssuerKeyHash().getOctets()))
                        .isPresent();
    }

    /// Whether an answer is about a certificate whose issuer is not at hand.
    static boolean couldMatch(CertID id, X509Certificate certificate) {
        return isNumber(id, certificate.getSerialNumber()) && isIssuerName(id, certificate);
    }

    private static boolean isNumber(CertID id, BigInteger number) {
        return id.getSerialNumber().getValue().equals(number);
    }

    private static boolean isIssuerName(CertID id, X509Certificate certificate) {
        return hash(id, certificate.getIssuerX500Principal().getEncoded())
                .filter(hash -> MessageDigest.isEqual(hash, id.getIssuerNameHash().getOctets()))
                .isPresent();
    }

    /// The name to ask by: with SHA-1, which every responder knows (RFC 5019, 2.1.1).
    CertID toAsk() {
        return new CertID(
                new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE),
                new DEROctetString(
                        digest("SHA-1", certificate.getIssuerX500Principal().getEncoded())),
                new DEROctetString(digest("SHA-1", key(issuer))),
                new ASN1Integer(certificate.getSerialNumber()));
    }

    /// The bits of a certificate's key, without what surrounds them.
    static byte[] key(X509Certificate certificate) {
        return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getBytes();
    }

    static byte[] digest(String algorithm, byte[] message) {
        try {
            return MessageDigest.getInstance(algorithm).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no " + algorithm, e);
        }
    }

    private static Optional<byte[]> hash(CertID id, byte[] message) {
        return Optional.ofNullable(HASHES.get(id.getHashAlgorithm().getAlgorithm()))
                .map(name -> digest(name, message));
    }
}
