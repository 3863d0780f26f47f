package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.port.TimeStamper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.jspecify.annotations.Nullable;

/// Has signatures stamped by an authority, and takes no answer that a validator would not (RFC
/// 3161, 2.4; C2PA 2.4, 10.3.2.5). Whether anybody trusts the authority is for validators to say.
/// Thread safe.
public final class Stamping {
    private static final int NONCE_BITS = 64;
    private static final TrustAnchors NOBODY = TrustAnchors.none();

    private final TimeStamper authority;
    private final @Nullable String policy;
    private final SecureRandom random = new SecureRandom();

    /// @param policy under which to stamp, an object identifier; the authority's own if null
    public Stamping(TimeStamper authority, @Nullable String policy) {
        this.authority = authority;
        this.policy = policy;
    }

    /// The token for a message.
    ///
    /// @param signer the certificates of who signs: in force at the time that is stamped
    /// @throws SigningException if the authority gives none, or one that does not hold
    Bytes stamp(byte[] message, List<X509Certificate> signer) throws SigningException {
        try {
            var request = request(message);
            var response = new TimeStampResponse(authority.stamp(request.getEncoded()));
            var token = granted(request, response);
            check(StampToken.read(token), message, signer);
            return token;
        } catch (TSPException | CMSException | MalformedException e) {
            throw refused("answers with what is no time stamp of this request: " + words(e), e);
        } catch (IOException e) {
            throw refused("gives no time stamp: " + words(e), e);
        } catch (RuntimeException e) { // as broken DER may end
            throw refused("answers with what is no time stamp", e);
        }
    }

    private static String words(Exception e) {
        return e instanceof MalformedException malformed
                ? malformed.reason()
                : String.valueOf(e.getMessage());
    }

    private TimeStampRequest request(byte[] message) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        if (policy != null) {
            generator.setReqPolicy(new ASN1ObjectIdentifier(policy));
        }
        return generator.generate(
                TSPAlgorithms.SHA256, digest(message), new BigInteger(NONCE_BITS, random));
    }

    private static byte[] digest(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no SHA-256", e);
        }
    }

    /// The token of an answer to this request and no other: status, imprint, nonce and policy.
    private static Bytes granted(TimeStampRequest request, TimeStampResponse response)
            throws TSPException, IOException, SigningException {
        var token = response.getTimeStampToken();
        if (token == null || response.getStatus() < 0 || response.getStatus() > 1) {
            var reason = response.getStatusString();
            throw refused(
                    "refuses with status %d%s"
                            .formatted(
                                    response.getStatus(),
                                    reason == null ? "" : ": " + reason.strip()),
                    null);
        }
        response.validate(request);
        return Bytes.of(token.getEncoded());
    }

    private static void check(StampToken token, byte[] message, List<X509Certificate> signer)
            throws IOException, MalformedException, SigningException {
        var algorithm = token.algorithm();
        if (algorithm.isEmpty()) {
            throw refused("signs with an algorithm that C2PA does not allow", null);
        }
        var holder = token.authority();
        if (holder.isEmpty() || !token.names(holder.get())) {
            throw refused("gives a time stamp without its certificate", null);
        }
        if (!token.isOver(message) || !token.holds(algorithm.get(), holder.get())) {
            throw refused("gives a time stamp whose signature does not hold", null);
        }
        var credential = NOBODY.credential(token.chain(holder.get()));
        var breaches = credential.breaches(Use.TIME_STAMPING);
        if (!breaches.isEmpty()) {
            throw refused(
                    "has certificates that are not acceptable. " + breaches.getFirst().sentence(),
                    null);
        }
        if (!CertificateChain.inForce(credential.chain().linked(), token.time())) {
            throw refused(
                    "says it is %s, when its own certificates are not in force"
                            .formatted(token.time()),
                    null);
        }
        if (!CertificateChain.inForce(signer, token.time())) {
            throw refused(
                    "says it is %s, when the signer's certificates are not in force"
                            .formatted(token.time()),
                    null);
        }
    }

    private static SigningException refused(String what, @Nullable Exception cause) {
        var words = "The time-stamping authority " + what;
        return cause == null
                ? new SigningException(SigningException.Reason.TIME_STAMP, words)
                : new SigningException(SigningException.Reason.TIME_STAMP, words, cause);
    }
}
