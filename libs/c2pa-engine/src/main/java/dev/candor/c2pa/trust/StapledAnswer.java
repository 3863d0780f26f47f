package dev.candor.c2pa.trust;

import dev.candor.c2pa.io.Bytes;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;

/// What an OCSP answer that came with a signature says (RFC 6960; C2PA 2.4, 15.9.1). Who gave the
/// answer is not asked: to doubt is the safe side, and a good answer proves nothing here.
enum StapledAnswer {
    /// The certificate was revoked, and not only put on hold and taken off again.
    REVOKED,
    /// The responder does not know the certificate.
    UNKNOWN,
    /// Nothing that speaks against the certificate.
    NOTHING;

    /// What a DER answer says about a certificate.
    static StapledAnswer about(X509Certificate certificate, Bytes der) {
        try {
            if (new OCSPResp(der.toArray()).getResponseObject() instanceof BasicOCSPResp basic) {
                return Arrays.stream(basic.getResponses())
                        .filter(single -> isAbout(certificate, single))
                        .map(SingleResp::getCertStatus)
                        .map(StapledAnswer::of)
                        .min(StapledAnswer::compareTo)
                        .orElse(NOTHING);
            }
        } catch (IOException | OCSPException | RuntimeException e) { // as broken DER may end
            return NOTHING; // no answer at all
        }
        return NOTHING;
    }

    private static boolean isAbout(X509Certificate certificate, SingleResp single) {
        return single.getCertID().getSerialNumber().equals(certificate.getSerialNumber());
    }

    private static StapledAnswer of(CertificateStatus status) {
        if (status == CertificateStatus.GOOD) {
            return NOTHING;
        }
        if (status instanceof RevokedStatus revoked) {
            boolean lifted =
                    revoked.hasRevocationReason()
                            && revoked.getRevocationReason() == CRLReason.removeFromCRL;
            return lifted ? NOTHING : REVOKED;
        }
        return UNKNOWN;
    }
}
