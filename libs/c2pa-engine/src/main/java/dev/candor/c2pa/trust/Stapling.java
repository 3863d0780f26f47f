package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.OcspClient;
import dev.candor.c2pa.port.SigningException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks, before signing, whether the signer's certificates are revoked, and keeps the answers for
/// those who validate later (C2PA 2.4, 14.5.2). An answer serves an hour of signing, and no longer
/// than it says itself. Thread safe.
public final class Stapling {
    private static final Duration SERVES = Duration.ofHours(1);
    private static final int MOST = 64;

    private final OcspClient client;
    private final TrustAnchors anchors;
    private final Map<X509Certificate, Kept> kept =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<X509Certificate, Kept> eldest) {
                    return size() > MOST;
                }
            };

    /// @param anchors among which the issuer of a chain's last certificate is looked for
    public Stapling(OcspClient client, TrustAnchors anchors) {
        this.client = client;
        this.anchors = anchors;
    }

    private record Kept(Bytes der, Instant until) {}

    /// The responses about all certificates of a chain that name a responder, in DER.
    ///
    /// @throws SigningException if one is revoked, unknown, or nobody gives an answer that can be
    /// believed
    public List<Bytes> answers(List<X509Certificate> chain, Instant now) throws SigningException {
        var answers = new ArrayList<Bytes>();
        for (int i = 0; i < chain.size(); i++) {
            var certificate = chain.get(i);
            if (!new OcspQuestion(certificate, certificate).responders().isEmpty()) {
                answers.add(answer(certificate, issuer(chain, i, now), now));
            }
        }
        return List.copyOf(answers);
    }

    private X509Certificate issuer(List<X509Certificate> chain, int index, Instant now)
            throws SigningException {
        if (index + 1 < chain.size()) {
            return chain.get(index + 1);
        }
        return anchor(chain, now)
                .orElseThrow(
                        () ->
                                refused(
                                        chain.get(index),
                                        "cannot be asked about: no trust anchor is its issuer"));
    }

    private Optional<X509Certificate> anchor(List<X509Certificate> chain, Instant now)
            throws SigningException {
        try {
            var ders = new ArrayList<Bytes>();
            for (var certificate : chain) {
                ders.add(Bytes.of(certificate.getEncoded()));
            }
            return anchors.credential(ders)
                    .path(Use.CLAIM_SIGNING, anchors.purposes(), now)
                    .filter(path -> path.certificates().size() == chain.size())
                    .map(path -> path.anchor().certificate());
        } catch (CertificateEncodingException | MalformedException e) {
            throw new SigningException(
                    SigningException.Reason.REVOCATION, "The certificates cannot be read", e);
        }
    }

    private Bytes answer(X509Certificate certificate, X509Certificate issuer, Instant now)
            throws SigningException {
        synchronized (kept) {
            var known = kept.get(certificate);
            if (known != null && now.isBefore(known.until)) {
                return known.der;
            }
        }
        var told =
                new OcspQuestion(certificate, issuer)
                        .fetch(client, now)
                        .orElseThrow(
                                () ->
                                        refused(
                                                certificate,
                                                "may be revoked: its OCSP responder gave no answer"
                                                        + " that can be believed"));
        var until = until(certificate, told.answers(), now);
        synchronized (kept) {
            kept.put(certificate, new Kept(told.der(), until));
        }
        return told.der();
    }

    /// How long a good answer serves.
    private static Instant until(X509Certificate certificate, List<OcspAnswer> answers, Instant now)
            throws SigningException {
        if (answers.stream().anyMatch(one -> one.status() == OcspAnswer.Status.REVOKED)) {
            throw refused(certificate, "is revoked, its OCSP responder says");
        }
        var good =
                answers.stream()
                        .filter(one -> one.status() == OcspAnswer.Status.GOOD)
                        .filter(one -> one.isCurrent(now))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        refused(
                                                certificate,
                                                "is not known to its OCSP responder, or the answer"
                                                        + " is out of date"));
        var hour = now.plus(SERVES);
        return good.until().isBefore(hour) ? good.until() : hour;
    }

    private static SigningException refused(X509Certificate certificate, String what) {
        return new SigningException(
                SigningException.Reason.REVOCATION,
                "The certificate of %s %s"
                        .formatted(certificate.getSubjectX500Principal().getName(), what));
    }
}
