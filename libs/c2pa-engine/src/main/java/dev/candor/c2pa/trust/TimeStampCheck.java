package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.KeyPurpose;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.certificate.TrustPath;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/// The time stamp that came with a claim signature (RFC 3161; C2PA 2.4, 15.8). Whatever is wrong
/// with it only costs the time: the signature is then judged as if there were none.
final class TimeStampCheck {
    private static final Map<String, HashAlgorithm> HASHES =
            Map.of(
                    NISTObjectIdentifiers.id_sha256.getId(), HashAlgorithm.SHA256,
                    NISTObjectIdentifiers.id_sha384.getId(), HashAlgorithm.SHA384,
                    NISTObjectIdentifiers.id_sha512.getId(), HashAlgorithm.SHA512);

    private final TrustAnchors anchors;
    private final Findings findings;

    /// @param anchors who vouches for time-stamping authorities
    TimeStampCheck(TrustAnchors anchors, Findings findings) {
        this.anchors = anchors;
        this.findings = findings;
    }

    /// The time that a trusted time stamp attests, if there is one.
    Optional<Instant> check(ManifestContext context, CoseSign1 signature) {
        var header = TimeStampHeader.of(signature);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        if (header.get().tokens().size() != 1) {
            note(context, StatusCode.TIME_STAMP_MALFORMED, "There is not exactly one time stamp.");
            return Optional.empty();
        }
        try {
            return check(context, signature, header.get());
        } catch (TSPException
                | CMSException
                | IOException
                | OperatorCreationException
                | MalformedException
                | RuntimeException e) { // broken DER ends in many kinds of these
            note(context, StatusCode.TIME_STAMP_MALFORMED, "The time stamp cannot be read.");
            return Optional.empty();
        }
    }

    private Optional<Instant> check(
            ManifestContext context, CoseSign1 signature, TimeStampHeader header)
            throws TSPException,
                    CMSException,
                    IOException,
                    OperatorCreationException,
                    MalformedException {
        var token = token(header);
        var hash = HASHES.get(token.getTimeStampInfo().getMessageImprintAlgOID().getId());
        if (hash == null) {
            note(
                    context,
                    StatusCode.TIME_STAMP_UNTRUSTED,
                    "The time stamp's hash algorithm is none that C2PA allows.");
            return Optional.empty();
        }
        var claim = context.manifest().claimBytes().toArray();
        var stamped = Bytes.of(header.stamped(signature, claim)).digest(hash.digest());
        var imprint = Bytes.of(token.getTimeStampInfo().getMessageImprintDigest());
        var authority = authority(token);
        if (!imprint.matches(stamped) || authority.isPresent() && !holds(token, authority.get())) {
            note(
                    context,
                    StatusCode.TIME_STAMP_MISMATCH,
                    "The time stamp is not one of this signature.");
            return Optional.empty();
        }
        return authority.isPresent() ? judge(context, token, authority.get()) : untrusted(context);
    }

    private Optional<Instant> judge(
            ManifestContext context, TimeStampToken token, X509CertificateHolder authority)
            throws IOException, MalformedException {
        var at = token.getTimeStampInfo().getGenTime().toInstant();
        var credential = anchors.credential(chain(token, authority));
        var path =
                credential.breaches(Use.TIME_STAMPING).isEmpty()
                        ? credential.path(Use.TIME_STAMPING, Set.of(KeyPurpose.TIME_STAMPING), at)
                        : Optional.<TrustPath>empty();
        if (path.isEmpty()) {
            return untrusted(context);
        }
        if (!path.get().inForce(at)) {
            note(
                    context,
                    StatusCode.TIME_STAMP_OUTSIDE_VALIDITY,
                    "The time-stamping authority's certificates were not in force at %s."
                            .formatted(at));
            return Optional.empty();
        }
        note(context, StatusCode.TIME_STAMP_VALIDATED, "A time stamp says %s.".formatted(at));
        note(
                context,
                StatusCode.TIME_STAMP_TRUSTED,
                "The time-stamping authority is vouched for by a trust anchor.");
        return Optional.of(at);
    }

    private Optional<Instant> untrusted(ManifestContext context) {
        note(
                context,
                StatusCode.TIME_STAMP_UNTRUSTED,
                "No trust anchor vouches for the time-stamping authority.");
        return Optional.empty();
    }

    private static TimeStampToken token(TimeStampHeader header)
            throws TSPException, CMSException, IOException {
        var der = header.tokens().getFirst().toArray();
        if (!isResponse(der)) {
            return new TimeStampToken(new CMSSignedData(der));
        }
        var response = new TimeStampResponse(der);
        var token = response.getTimeStampToken();
        if (token == null || response.getStatus() < 0 || response.getStatus() > 1) {
            throw new TSPException("not granted");
        }
        return token;
    }

    /// A response begins with its status, a sequence; a bare token with the identifier of CMS.
    /// Claim generators put either under either label.
    private static boolean isResponse(byte[] der) {
        return ASN1Sequence.getInstance(der).getObjectAt(0) instanceof ASN1Sequence;
    }

    private static Optional<X509CertificateHolder> authority(TimeStampToken token) {
        return token.getCertificates().getMatches(null).stream()
                .filter(certificate -> token.getSID().match(certificate))
                .findFirst();
    }

    private static boolean holds(TimeStampToken token, X509CertificateHolder authority)
            throws OperatorCreationException {
        try {
            // By the key alone: whether the certificate was in force is a finding of its own.
            var key = new JcaX509CertificateConverter().getCertificate(authority).getPublicKey();
            var verifier = new JcaSimpleSignerInfoVerifierBuilder().build(key);
            var signers = token.toCMSSignedData().getSignerInfos().getSigners();
            if (signers.size() != 1) {
                return false;
            }
            SignerInformation signer = signers.iterator().next();
            return signer.verify(verifier);
        } catch (CertificateException | CMSException | RuntimeOperatorException e) {
            return false; // the value is no signature at all
        }
    }

    /// The authority's certificate and its issuers among those in the token, in the order of the
    /// path.
    private static List<Bytes> chain(TimeStampToken token, X509CertificateHolder authority)
            throws IOException {
        var others = new ArrayList<>(token.getCertificates().getMatches(null));
        var path = new ArrayList<Bytes>();
        Optional<X509CertificateHolder> next = Optional.of(authority);
        while (next.isPresent()) {
            var certificate = next.get();
            path.add(Bytes.of(certificate.getEncoded()));
            others.remove(certificate);
            next =
                    others.stream()
                            .filter(other -> other.getSubject().equals(certificate.getIssuer()))
                            .findFirst();
        }
        return path;
    }

    private void note(ManifestContext context, StatusCode code, String explanation) {
        findings.add(code, context.signatureUri(), explanation);
    }
}
