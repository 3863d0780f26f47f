package dev.candor.c2pa.identity;

import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.certificate.Credential;
import dev.candor.c2pa.certificate.Names;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.certificate.TrustPath;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.NumericDate;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.cose.VerifyingKey;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IdentityCode;
import dev.candor.c2pa.trust.RevocationCheck;
import dev.candor.c2pa.trust.TimeStamp;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An actor with a certificate (CAWG 1.3, 8.2.2): the checks of a claim signature, over the signer
/// payload.
final class CertificateCheck {
    static final String TYPE = "cawg.x509.cose";

    private final ValidationPolicy policy;
    private final @Nullable Instant claimStamped;
    private final List<Bytes> brought;
    private final IdentityFindings findings;

    /// @param claimStamped when the claim was signed, if a trusted time stamp says so
    /// @param brought answers of OCSP responders that manifests of the store bring
    CertificateCheck(
            ValidationPolicy policy,
            @Nullable Instant claimStamped,
            List<Bytes> brought,
            IdentityFindings findings) {
        this.policy = policy;
        this.claimStamped = claimStamped;
        this.brought = brought;
        this.findings = findings;
    }

    Actor check(IdentityAssertion assertion) {
        CoseSign1 cose;
        Credential credential;
        try {
            cose = CoseSign1.read(assertion.signature());
            credential = policy.anchors().credential(cose.chain());
        } catch (MalformedException e) {
            findings.add(
                    IdentityCode.X509_SIGNATURE_MISMATCH,
                    "The actor's signature cannot be read: %s.".formatted(e.reason()));
            return Actor.unknown();
        }
        boolean signed = checkValue(assertion.payload(), cose, credential.key());
        var stamped = checkStamp(cose).or(() -> Optional.ofNullable(claimStamped));
        var path = checkTrust(cose, credential, stamped);
        if (signed) {
            checkValidity(path, stamped);
            checkClaimedTime(cose, path, stamped);
        }
        var holder = credential.holder();
        return new Actor(
                signed,
                Names.of(holder.getSubjectX500Principal()),
                Names.of(holder.getIssuerX500Principal()),
                List.of(),
                stamped.orElse(null));
    }

    private boolean checkValue(SignerPayload payload, CoseSign1 cose, VerifyingKey key) {
        var algorithm = cose.algorithm();
        if (algorithm.isEmpty()) {
            findings.add(
                    IdentityCode.X509_ALGORITHM_UNSUPPORTED,
                    "The actor's signature is by no algorithm that C2PA allows.");
            return false;
        }
        boolean signed =
                !cose.hasCriticalHeaders()
                        && payload.signedBytes().stream()
                                .anyMatch(bytes -> cose.verifies(algorithm.get(), key, bytes));
        if (signed) {
            findings.add(
                    IdentityCode.X509_SIGNATURE_VALIDATED,
                    "What the actor refers to is as it was signed.");
        } else {
            findings.add(
                    IdentityCode.X509_SIGNATURE_MISMATCH,
                    "The signature is not the actor's over what the assertion refers to.");
        }
        return signed;
    }

    /// The actor's own time stamp. Those of the first version, which are over what is signed and
    /// not over the signature, do not count here.
    private Optional<Instant> checkStamp(CoseSign1 cose) {
        for (var header : TimeStampHeader.all(cose)) {
            if (header.overClaim() || header.tokens().size() != 1) {
                findings.add(
                        IdentityCode.X509_TIME_STAMP_MALFORMED,
                        "There is not exactly one time stamp of the second version.");
                continue;
            }
            var found = new Findings();
            var time =
                    new TimeStamp(policy.anchors(), findings.about(), found)
                            .judge(
                                    header.tokens().getFirst(),
                                    List.of(header.stamped(cose, new byte[0])));
            findings.addInOwnWords(found);
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    /// The path that has to be in force: to an anchor, or as far as it was sent.
    private List<X509Certificate> checkTrust(
            CoseSign1 cose, Credential credential, Optional<Instant> stamped) {
        var time = stamped.orElse(policy.clock().instant());
        var path = new CertificateTrust(policy.anchors(), time).path(credential);
        var answers = Stream.concat(cose.stapledAnswers().stream(), brought.stream()).toList();
        var revocation = new RevocationCheck(policy, answers, stamped.orElse(null));
        if (path.isEmpty()) {
            findings.add(IdentityCode.X509_CREDENTIAL_UNTRUSTED, whyUntrusted(credential));
        } else if (isRevokedAbove(path.get(), revocation)) {
            findings.add(
                    IdentityCode.X509_CREDENTIAL_UNTRUSTED,
                    "An authority that vouches for the actor was revoked.");
        } else {
            findings.add(
                    IdentityCode.X509_CREDENTIAL_TRUSTED,
                    "An anchor for identities vouches for the actor.");
        }
        var found = new Findings();
        revocation.check(
                credential.holder(),
                issuer(credential, path).orElse(null),
                findings.about(),
                found);
        findings.addInOwnWords(found);
        return path.map(TrustPath::certificates).orElse(credential.chain().linked());
    }

    private static boolean isRevokedAbove(TrustPath path, RevocationCheck revocation) {
        return IntStream.range(1, path.certificates().size())
                .anyMatch(i -> revocation.isRevoked(path.certificates().get(i), path.issuerOf(i)));
    }

    /// Who issued the actor's certificate: where that is on the list itself, the next that came.
    private static Optional<X509Certificate> issuer(
            Credential credential, Optional<TrustPath> path) {
        return path.map(found -> found.issuerOf(0))
                .filter(issuer -> !issuer.equals(credential.holder()))
                .or(() -> credential.chain().linked().stream().skip(1).findFirst());
    }

    private static String whyUntrusted(Credential credential) {
        return credential.breaches(Use.IDENTITY).stream()
                .findFirst()
                .map(breach -> breach.sentence())
                .orElse("No anchor for identities vouches for the actor.");
    }

    private void checkValidity(List<X509Certificate> path, Optional<Instant> stamped) {
        var time = stamped.orElse(policy.clock().instant());
        if (CertificateChain.inForce(path, time)) {
            findings.add(
                    IdentityCode.X509_SIGNATURE_INSIDE_VALIDITY,
                    "The actor's certificates were in force at %s.".formatted(time));
        } else {
            findings.add(
                    IdentityCode.X509_SIGNATURE_OUTSIDE_VALIDITY,
                    "The actor's certificates were not in force at %s.".formatted(time));
        }
    }

    /// When the actor says it signed: worth a word, but no proof of anything.
    private void checkClaimedTime(
            CoseSign1 cose, List<X509Certificate> path, Optional<Instant> stamped) {
        var claimed = cose.issuedAt();
        if (claimed.isEmpty()) {
            return;
        }
        boolean inside =
                NumericDate.read(claimed.get())
                        .filter(at -> CertificateChain.inForce(path, at))
                        .filter(at -> stamped.isEmpty() || !at.isAfter(stamped.get()))
                        .isPresent();
        if (inside) {
            findings.add(
                    IdentityCode.X509_TIME_OF_SIGNING_INSIDE_VALIDITY,
                    "The actor says when it signed, and its certificates were in force then.");
        } else {
            findings.add(
                    IdentityCode.X509_TIME_OF_SIGNING_OUTSIDE_VALIDITY,
                    "The actor says that it signed at a time that cannot be.");
        }
    }
}
