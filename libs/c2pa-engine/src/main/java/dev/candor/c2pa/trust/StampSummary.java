package dev.candor.c2pa.trust;

import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.tsp.TSPException;

/// What the time stamp in a claim signature says of itself, believed or not.
///
/// @param time when it was made
/// @param authority the certificate of who made it
public record StampSummary(Instant time, X509Certificate authority) {
    /// The summary of the first header with one time stamp that can be read.
    public static Optional<StampSummary> of(CoseSign1 signature) {
        return TimeStampHeader.all(signature).stream()
                .filter(header -> header.tokens().size() == 1)
                .flatMap(header -> read(header.tokens().getFirst()).stream())
                .findFirst();
    }

    private static Optional<StampSummary> read(Bytes der) {
        try {
            var token = StampToken.read(der);
            var authority = token.authority();
            if (authority.isEmpty()) {
                return Optional.empty();
            }
            var in = new ByteArrayInputStream(authority.get().getEncoded());
            return CertificateFactory.getInstance("X.509").generateCertificate(in)
                            instanceof X509Certificate certificate
                    ? Optional.of(new StampSummary(token.time(), certificate))
                    : Optional.empty();
        } catch (TSPException
                | CMSException
                | IOException
                | CertificateException
                | RuntimeException e) { // as broken DER may end
            return Optional.empty();
        }
    }
}
