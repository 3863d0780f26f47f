package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.certificate.CertificateProfile;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;

/// The response of an OCSP responder (RFC 6960), not yet believed.
final class OcspResponse {
    /// The most bytes a response may have.
    static final int LARGEST = 1 << 16;

    private static final Duration WITHOUT_NEXT_UPDATE = Duration.ofHours(24);
    private static final int MOST_CERTIFICATES = 8;

    private final BasicOCSPResp response;

    private OcspResponse(BasicOCSPResp response) {
        this.response = response;
    }

    /// Reads a response; nothing if it is none, or says that the responder gives no answer.
    static Optional<OcspResponse> read(Bytes der) {
        if (der.length() > LARGEST) {
            return Optional.empty();
        }
        try {
            var whole = new OCSPResp(der.toArray());
            return whole.getStatus() == OCSPResp.SUCCESSFUL
                            && whole.getResponseObject() instanceof BasicOCSPResp basic
                    ? Optional.of(new OcspResponse(basic))
                    : Optional.empty();
        } catch (IOException | OCSPException | RuntimeException e) { // as broken DER may end
            return Optional.empty();
        }
    }

    /// The nonce the response repeats, if it has one.
    Optional<Bytes> nonce() {
        return Optional.ofNullable(response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .map(extension -> Bytes.of(extension.getExtnValue().getOctets()));
    }

    /// What the response says of a certificate: nothing unless its issuer, or who the issuer
    /// authorized, gave it (VAL-CRYP-0033; RFC 6960, 3.2, 1 to 4; 4.2.2.2).
    ///
    /// @param now before which the answer must have been given
    List<OcspAnswer> about(X509Certificate certificate, X509Certificate issuer, Instant now) {
        try {
            var id = new CertificateId(certificate, issuer);
            var about =
                    Arrays.stream(response.getResponses())
                            .filter(single -> id.matches(single.getCertID().toASN1Primitive()))
                            .toList();
            return about.isEmpty() || !isAuthorized(issuer)
                    ? List.of()
                    : about.stream()
                            .map(this::answer)
                            .filter(answer -> !now.isBefore(answer.since()))
                            .toList();
        } catch (RuntimeException e) { // as broken DER may end
            return List.of();
        }
    }

    /// Whether the response, by whomever, says that a certificate is revoked whose issuer is not
    /// known. Nobody can tell who may answer for it, and to doubt is the safe side.
    boolean doubts(X509Certificate certificate) {
        try {
            return Arrays.stream(response.getResponses())
                    .filter(
                            single ->
                                    CertificateId.couldMatch(
                                            single.getCertID().toASN1Primitive(), certificate))
                    .anyMatch(single -> answer(single).status() == OcspAnswer.Status.REVOKED);
        } catch (RuntimeException e) { // as broken DER may end
            return false;
        }
    }

    private OcspAnswer answer(SingleResp single) {
        var next = single.getNextUpdate();
        return new OcspAnswer(
                status(single.getCertStatus()),
                single.getThisUpdate().toInstant(),
                next == null ? produced().plus(WITHOUT_NEXT_UPDATE) : next.toInstant(),
                single.getCertStatus() instanceof RevokedStatus revoked && !isLifted(revoked)
                        ? revoked.getRevocationTime().toInstant()
                        : null);
    }

    private static OcspAnswer.Status status(CertificateStatus status) {
        if (status == CertificateStatus.GOOD) {
            return OcspAnswer.Status.GOOD;
        }
        if (status instanceof RevokedStatus revoked) {
            return isLifted(revoked) ? OcspAnswer.Status.GOOD : OcspAnswer.Status.REVOKED;
        }
        return OcspAnswer.Status.UNKNOWN;
    }

    /// VAL-STRU-0029: a certificate taken off hold is not revoked.
    private static boolean isLifted(RevokedStatus revoked) {
        return revoked.hasRevocationReason()
                && revoked.getRevocationReason() == CRLReason.removeFromCRL;
    }

    private Instant produced() {
        return response.getProducedAt().toInstant();
    }

    private boolean isAuthorized(X509Certificate issuer) {
        if (isResponder(issuer)) {
            return isSignedBy(issuer);
        }
        return Arrays.stream(response.getCerts())
                .limit(MOST_CERTIFICATES)
                .flatMap(holder -> certificate(holder).stream())
                .filter(this::isResponder)
                .anyMatch(responder -> isDelegate(responder, issuer) && isSignedBy(responder));
    }

    private boolean isResponder(X509Certificate certificate) {
        ResponderID id = response.getResponderId().toASN1Primitive();
        if (id.getKeyHash() != null) {
            return Arrays.equals(
                    id.getKeyHash(), CertificateId.digest("SHA-1", CertificateId.key(certificate)));
        }
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .equals(id.getName());
    }

    /// Whether the issuer itself made the responder one, by a certificate for nothing else that was
    /// in force when the response was made.
    private boolean isDelegate(X509Certificate responder, X509Certificate issuer) {
        if (!responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || !CertificateProfile.breachesAsResponder(responder).isEmpty()
                || !CertificateChain.inForce(List.of(responder), produced())) {
            return false;
        }
        try {
            responder.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isSignedBy(X509Certificate responder) {
        return DerSignature.of(response.getSignatureAlgorithmID())
                .filter(
                        algorithm ->
                                algorithm.verifies(
                                        responder.getPublicKey(),
                                        response.getTBSResponseData(),
                                        response.getSignature()))
                .isPresent();
    }

    private static Optional<X509Certificate> certificate(X509CertificateHolder holder) {
        try {
            return Optional.of(
                    CertificateChain.read(List.of(Bytes.of(holder.getEncoded()))).signer());
        } catch (MalformedException | IOException e) {
            return Optional.empty();
        }
    }
}
