package dev.candor.c2pa.certificate;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.Keys;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/// Judges who is about to sign, before anything is written: the same rules a validator holds the
/// signature to, and whether the private key is that of the certificate. What does not change with
/// time is worked out once for each signer. Thread safe.
public final class SignerCheck {
    private static final byte[] PROBE =
            "Candor: is this the key of its certificate?".getBytes(StandardCharsets.US_ASCII);

    private final Set<String> purposes;
    private final Map<Signer, List<X509Certificate>> passed =
            Collections.synchronizedMap(new WeakHashMap<>());

    /// @param purposes of which the signer's certificate has at least one, by object identifier
    public SignerCheck(Set<String> purposes) {
        this.purposes = Set.copyOf(purposes);
    }

    /// Refuses a signer whose signature would not be accepted. Its key is asked to sign a probe,
    /// once.
    ///
    /// @param now the time of signing
    /// @throws RefusedCredentialException if a rule is broken
    /// @throws SigningException if the certificates cannot be read, or the key cannot be used
    public void require(Signer signer, Instant now) throws SigningException {
        var chain = signer.chain();
        if (!chain.equals(passed.get(signer))) {
            refuse(lastingBreaches(signer));
            refuse(validity(chain, now));
            refuse(keyPair(signer));
            passed.put(signer, chain);
        }
        refuse(validity(chain, now));
    }

    private static void refuse(List<Breach> breaches) throws RefusedCredentialException {
        if (!breaches.isEmpty()) {
            throw new RefusedCredentialException(breaches);
        }
    }

    private List<Breach> lastingBreaches(Signer signer) throws SigningException {
        var sent = signer.chain();
        if (sent.isEmpty()) {
            throw new SigningException(
                    SigningException.Reason.CREDENTIAL, "The signer has no certificate");
        }
        var breaches =
                new ArrayList<>(
                        CertificateProfile.breachesAsClaimSigner(read(sent), purposes, List.of()));
        breaches.addAll(links(sent));
        if (!signer.algorithm().fits(sent.getFirst().getPublicKey())) {
            breaches.add(
                    new Breach(
                            ProfileRule.ALGORITHM,
                            sent.getFirst(),
                            "has %s, which %s cannot use"
                                    .formatted(
                                            Keys.kind(sent.getFirst().getPublicKey()),
                                            signer.algorithm())));
        }
        return breaches;
    }

    private static CertificateChain read(List<X509Certificate> certificates)
            throws SigningException {
        try {
            var ders = new ArrayList<Bytes>();
            for (var certificate : certificates) {
                ders.add(Bytes.of(certificate.getEncoded()));
            }
            return CertificateChain.read(ders);
        } catch (CertificateEncodingException e) {
            throw unreadable("they cannot be encoded", e);
        } catch (MalformedException e) {
            throw unreadable(e.reason(), e);
        }
    }

    private static SigningException unreadable(String reason, Exception cause) {
        return new SigningException(
                SigningException.Reason.CREDENTIAL,
                "The signer's certificates cannot be used: %s".formatted(reason),
                cause);
    }

    /// Whether each certificate is followed by its issuer's, up to an anchor that is left out.
    private static List<Breach> links(List<X509Certificate> chain) {
        var breaches = new ArrayList<Breach>();
        for (int i = 0; i + 1 < chain.size(); i++) {
            var certificate = chain.get(i);
            var next = chain.get(i + 1);
            if (!certificate.getIssuerX500Principal().equals(next.getSubjectX500Principal())) {
                breaches.add(
                        new Breach(
                                ProfileRule.ORDER,
                                certificate,
                                "was issued by %s, but the next one is that of %s"
                                        .formatted(
                                                certificate.getIssuerX500Principal().getName(),
                                                next.getSubjectX500Principal().getName())));
            } else if (!isSignedBy(certificate, next.getPublicKey())) {
                breaches.add(
                        new Breach(
                                ProfileRule.ISSUER,
                                certificate,
                                "is not signed by the key of the next one, that of %s"
                                        .formatted(next.getSubjectX500Principal().getName())));
            }
        }
        if (chain.size() > 1 && isAnchor(chain.getLast())) {
            breaches.add(
                    new Breach(
                            ProfileRule.ANCHOR,
                            chain.getLast(),
                            "is self-signed, and in the chain as number %d"
                                    .formatted(chain.size())));
        }
        return breaches;
    }

    /// The chain as it is sent along: without the self-signed certificate at its end, if there is
    /// one above the signer's own (C2PA 2.4, 14.5).
    public static List<X509Certificate> withoutAnchor(List<X509Certificate> chain) {
        return chain.size() > 1 && isAnchor(chain.getLast())
                ? List.copyOf(chain.subList(0, chain.size() - 1))
                : List.copyOf(chain);
    }

    private static boolean isAnchor(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())
                && isSignedBy(certificate, certificate.getPublicKey());
    }

    private static boolean isSignedBy(X509Certificate certificate, PublicKey issuer) {
        try {
            certificate.verify(issuer);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<Breach> validity(List<X509Certificate> chain, Instant now) {
        return chain.stream()
                .filter(certificate -> !CertificateChain.inForce(List.of(certificate), now))
                .map(
                        certificate ->
                                new Breach(
                                        ProfileRule.VALIDITY,
                                        certificate,
                                        "is in force from %s to %s, and now it is %s"
                                                .formatted(
                                                        certificate.getNotBefore().toInstant(),
                                                        certificate.getNotAfter().toInstant(),
                                                        now)))
                .toList();
    }

    private static List<Breach> keyPair(Signer signer) throws SigningException {
        var certificate = signer.chain().getFirst();
        var value = signer.sign(PROBE.clone());
        return verifies(signer, value)
                ? List.of()
                : List.of(
                        new Breach(
                                ProfileRule.KEY_PAIR,
                                certificate,
                                ("has %s that is not the signer's: what the signer signed does not"
                                                + " verify with it")
                                        .formatted(Keys.kind(certificate.getPublicKey()))));
    }

    private static boolean verifies(Signer signer, byte[] value) {
        try {
            var signature = signer.algorithm().signature();
            signature.initVerify(signer.chain().getFirst().getPublicKey());
            signature.update(PROBE);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false; // the value is no signature at all
        }
    }
}
