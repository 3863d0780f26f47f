package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.Responders;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.port.OcspClient;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/// A question to the responder that a certificate names (RFC 6960, 3.1 and 4.1), with a nonce
/// against old answers (RFC 8954).
record OcspQuestion(X509Certificate certificate, X509Certificate issuer) {
    private static final int NONCE_LENGTH = 32;

    /// Where the certificate says its issuer answers; nowhere, if it says nothing.
    List<URI> responders() {
        return Responders.of(certificate);
    }

    /// A response that may be believed.
    ///
    /// @param der all of it
    /// @param answers what it says of the certificate; at least one
    record Told(Bytes der, List<OcspAnswer> answers) {}

    /// The first answers that may be believed; none if no responder gave any.
    List<OcspAnswer> ask(OcspClient client, Instant now) {
        return fetch(client, now).map(Told::answers).orElse(List.of());
    }

    /// The first response that may be believed; nothing if no responder gave any.
    Optional<Told> fetch(OcspClient client, Instant now) {
        for (var responder : responders()) {
            try {
                var nonce = nonce();
                var der = Bytes.of(client.ask(responder, request(nonce), OcspResponse.LARGEST));
                var answers =
                        OcspResponse.read(der)
                                .filter(response -> repeats(response, nonce))
                                .map(response -> response.about(certificate, issuer, now))
                                .orElse(List.of());
                if (!answers.isEmpty()) {
                    return Optional.of(new Told(der, answers));
                }
            } catch (IOException e) {
                // the next responder may answer; that none did is a finding
            }
        }
        return Optional.empty();
    }

    /// A responder may leave the nonce out (RFC 5019, 4), but not put another in its place.
    private static boolean repeats(OcspResponse response, Bytes nonce) {
        return response.nonce().map(nonce::equals).orElse(true);
    }

    private static Bytes nonce() throws IOException {
        var nonce = new byte[NONCE_LENGTH];
        new SecureRandom().nextBytes(nonce);
        return Bytes.of(new DEROctetString(nonce).getEncoded(ASN1Encoding.DER));
    }

    private byte[] request(Bytes nonce) throws IOException {
        var one = new Request(new CertificateId(certificate, issuer).toAsk(), null);
        var extension =
                new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce.toArray());
        var request = new TBSRequest(null, new DERSequence(one), new Extensions(extension));
        return new OCSPRequest(request, null).getEncoded(ASN1Encoding.DER);
    }
}
