package dev.candor.c2pa.certificate;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Certificate;

/// A signer's certificate and the issuers that came with it, not yet believed (C2PA 2.4, 14.5.1.2).
public final class CertificateChain {
    private static final int LONGEST = 16;

    private final List<X509Certificate> certificates;

    private CertificateChain(List<X509Certificate> certificates) {
        this.certificates = certificates;
    }

    /// The chain in the order it was sent: the signer first.
    ///
    /// @throws MalformedException if a certificate cannot be read, or there are too many
    public static CertificateChain read(List<Bytes> ders) throws MalformedException {
        if (ders.isEmpty() || ders.size() > LONGEST) {
            throw new MalformedException(
                    "x5chain",
                    0,
                    "%d certificates, 1 to %d wanted".formatted(ders.size(), LONGEST));
        }
        var certificates = new ArrayList<X509Certificate>();
        for (var der : ders) {
            certificates.add(certificate(der));
        }
        return new CertificateChain(List.copyOf(certificates));
    }

    private static X509Certificate certificate(Bytes der) throws MalformedException {
        Certificate asn1;
        try {
            asn1 = Certificate.getInstance(der.toArray());
        } catch (RuntimeException e) { // as broken DER may end
            throw new MalformedException("certificate", der.offset(), "not X.509");
        }
        try {
            // What one parser lets pass and the other does not is no certificate.
            var in = new ByteArrayInputStream(der.toArray());
            var factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCertificate(in) instanceof X509Certificate certificate
                    && in.available() == 0) {
                return certificate;
            }
        } catch (CertificateException | RuntimeException e) {
            throw new MalformedException("certificate", der.offset(), reason(asn1));
        }
        throw new MalformedException("certificate", der.offset(), "not one X.509 certificate");
    }

    /// Why the JDK cannot read a certificate: most often its key is of a kind that it has not.
    private static String reason(Certificate asn1) {
        return CertificateProfile.keyFault(asn1.getSubjectPublicKeyInfo())
                .map(
                        fault ->
                                "the certificate of %s %s"
                                        .formatted(Names.whole(asn1.getSubject()), fault))
                .orElse("not X.509");
    }

    /// The certificate of the signer.
    public X509Certificate signer() {
        return certificates.getFirst();
    }

    /// The part of the chain that leads from the signer to an issuer beyond it: each certificate
    /// names the next as its issuer.
    public List<X509Certificate> linked() {
        var linked = new ArrayList<X509Certificate>();
        linked.add(signer());
        for (var issuer : certificates.subList(1, certificates.size())) {
            if (!linked.getLast()
                    .getIssuerX500Principal()
                    .equals(issuer.getSubjectX500Principal())) {
                break;
            }
            linked.add(issuer);
        }
        return List.copyOf(linked);
    }

    /// Whether each certificate is followed by that of its issuer (RFC 9360, 2).
    public boolean isInOrder() {
        return linked().size() == certificates.size();
    }

    /// The certificates from the signer up to, but without, an anchor, if it vouches for them all
    /// and the chain is in order. Validity periods are not judged here: the caller knows the time
    /// of signing.
    Optional<List<X509Certificate>> pathTo(Anchor anchor) {
        if (!isInOrder()) {
            return Optional.empty();
        }
        for (int length = 1; length <= certificates.size(); length++) {
            var path = certificates.subList(0, length);
            if (vouches(anchor.certificate(), path)) {
                return Optional.of(List.copyOf(path));
            }
        }
        return Optional.empty();
    }

    /// Whether all certificates of a path are in force at `at`.
    public static boolean inForce(List<X509Certificate> path, Instant at) {
        return path.stream()
                .allMatch(
                        certificate ->
                                !at.isBefore(certificate.getNotBefore().toInstant())
                                        && !at.isAfter(certificate.getNotAfter().toInstant()));
    }

    private static boolean vouches(X509Certificate anchor, List<X509Certificate> path) {
        if (!anchor.getSubjectX500Principal().equals(path.getLast().getIssuerX500Principal())
                || path.contains(anchor)) {
            return false;
        }
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(commonDate(path));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path),
                            parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false; // not this anchor
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no PKIX", e);
        }
    }

    /// A time at which all certificates of the path are in force, if there is any.
    private static Date commonDate(List<X509Certificate> path) {
        return path.stream().map(X509Certificate::getNotBefore).max(Date::compareTo).orElseThrow();
    }
}
