package dev.candor.c2pa.identity;

import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.certificate.Credential;
import dev.candor.c2pa.certificate.Names;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.IdentityCode;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An actor with a certificate (CAWG 1.3, 8.2.2): the checks of a claim signature, over the signer
/// payload.
final class CertificateCheck {
    static final String TYPE = "cawg.x509.cose";

    private final ValidationPolicy policy;
    private final @Nullable Instant claimStamped;
    private final IdentityFindings findings;

    /// @param claimStamped when the claim was signed, if a trusted time stamp says so
    CertificateCheck(
            ValidationPolicy policy, @Nullable Instant claimStamped, IdentityFindings findings) {
        this.policy = policy;
        this.claimStamped = claimStamped;
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
        var stamped = Optional.ofNullable(claimStamped);
        boolean signed = checkValue(assertion.payload(), cose, credential.holder());
        var path = checkTrust(credential, stamped.orElse(policy.clock().instant()));
        if (signed) {
            checkValidity(path, stamped);
        }
        var holder = credential.holder();
        return new Actor(
                signed,
                Names.of(holder.getSubjectX500Principal()),
                Names.of(holder.getIssuerX500Principal()),
                List.of(),
                stamped.orElse(null));
    }

    private boolean checkValue(SignerPayload payload, CoseSign1 cose, X509Certificate holder) {
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
                                .anyMatch(
                                        bytes ->
                                                cose.verifies(
                                                        algorithm.get(),
                                                        holder.getPublicKey(),
                                                        bytes));
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

    /// The path that has to be in force: to an anchor, or as far as it was sent.
    private List<X509Certificate> checkTrust(Credential credential, Instant time) {
        var path = new CertificateTrust(policy.anchors(), time).path(credential);
        if (path.isPresent()) {
            findings.add(
                    IdentityCode.X509_CREDENTIAL_TRUSTED,
                    "An anchor for identities vouches for the actor.");
        } else {
            findings.add(IdentityCode.X509_CREDENTIAL_UNTRUSTED, whyUntrusted(credential));
        }
        return path.orElse(credential.chain().linked());
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
}
