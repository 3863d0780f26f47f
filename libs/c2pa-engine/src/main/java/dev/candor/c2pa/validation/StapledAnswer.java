package dev.candor.c2pa.validation;

import dev.candor.c2pa.io.Bytes;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;

/// An OCSP answer that came with a signature (RFC 6960; C2PA 2.4, 14.5.2).
final class StapledAnswer {
    private StapledAnswer() {}

    /// Whether an answer says anything but "good" about the certificate. Who gave the answer is
    /// not asked: to doubt is the safe side.
    static boolean revokes(Bytes answer, X509Certificate certificate) {
        try {
            var response = new OCSPResp(answer.toArray()).getResponseObject();
            return response instanceof BasicOCSPResp basic
                    && Arrays.stream(basic.getResponses())
                            .filter(single -> isAbout(single, certificate))
                            .anyMatch(single -> single.getCertStatus() != CertificateStatus.GOOD);
        } catch (IOException | OCSPException e) {
            return false; // no answer at all
        }
    }

    private static boolean isAbout(SingleResp single, X509Certificate certificate) {
        return single.getCertID().getSerialNumber().equals(certificate.getSerialNumber());
    }
}
