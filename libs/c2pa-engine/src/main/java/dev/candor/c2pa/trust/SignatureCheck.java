package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.certificate.Credential;
import dev.candor.c2pa.certificate.Names;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.certificate.TrustPath;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.NumericDate;
import dev.candor.c2pa.cose.VerifyingKey;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The claim's signature and who made it (C2PA 2.4, 15.7 to 15.9 and 14.5).
public final class SignatureCheck {
    private final ValidationPolicy policy;
    private final TrustAnchors anchors;
    private final Instant now;
    private final Evidence evidence;
    private final Findings findings;

    /// @param policy whom to believe, and the time certificates are judged at where no time stamp
    /// says another
    /// @param evidence what other manifests of the store bring
    public SignatureCheck(ValidationPolicy policy, Evidence evidence, Findings findings) {
        this.policy = policy;
        this.anchors = policy.anchors();
        this.now = policy.clock().instant();
        this.evidence = evidence;
        this.findings = findings;
    }

    /// Checks the signature that the claim names (VAL-CRYP-0003).
    ///
    /// @return when it was signed, if a trusted time stamp says so
    public Optional<Instant> check(ManifestContext context) {
        var uri = context.signatureUri();
        var box = context.manifest().signature();
        var named = context.resolve(context.claim().signature());
        if (box.isEmpty() || !named.equals(box)) {
            findings.add(
                    StatusCode.CLAIM_SIGNATURE_MISSING,
                    Rule.CRYP_0004,
                    uri,
                    "The claim names no signature in its own manifest.");
            return Optional.empty();
        }
        try {
            return check(context, CoseSign1.read(box.get().payload("cbor").orElse(Bytes.EMPTY)));
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.CLAIM_SIGNATURE_MISMATCH,
                    Rule.CRYP_0014,
                    uri,
                    "The claim signature cannot be read: %s.".formatted(e.reason()));
            return Optional.empty();
        }
    }

    /// Looks for a time stamp first, since it says when the chain of trust has to hold
    /// (VAL-CRYP-0008, VAL-CRYP-0009, VAL-CRYP-0028); the value of the signature comes last
    /// (VAL-CRYP-0013).
    private Optional<Instant> check(ManifestContext context, CoseSign1 signature) {
        Credential credential;
        try {
            credential = anchors.credential(signature.chain());
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_INVALID,
                    Rule.CRYP_0006,
                    context.signatureUri(),
                    "The signer's certificates cannot be read: %s.".formatted(e.reason()));
            return Optional.empty();
        }
        checkProfile(context, credential);
        var stamped = new TimeStampCheck(anchors, evidence, findings).check(context, signature);
        var time = stamped.orElse(now);
        var path = credential.path(Use.CLAIM_SIGNING, anchors.purposes(), time);
        var answers =
                Stream.concat(signature.stapledAnswers().stream(), evidence.answers().stream())
                        .toList();
        var revocation = new RevocationCheck(policy, answers, stamped.orElse(null));
        checkTrust(context, credential, path, revocation);
        revocation.check(
                credential.holder(),
                issuer(credential, path).orElse(null),
                context.signatureUri(),
                findings);
        if (checkValue(context, signature, credential.key())) {
            var certificates =
                    path.map(TrustPath::certificates).orElse(credential.chain().linked());
            checkValidity(context, certificates, stamped);
            checkClaimedTime(context, signature, certificates, stamped);
        }
        return stamped;
    }

    /// VAL-CRYP-0005: for every kind of manifest.
    private void checkProfile(ManifestContext context, Credential credential) {
        for (var breach : credential.breaches(Use.CLAIM_SIGNING)) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_INVALID,
                    Rule.CRYP_0006,
                    context.signatureUri(),
                    breach.sentence());
        }
    }

    private static Optional<X509Certificate> issuer(
            Credential credential, Optional<TrustPath> path) {
        return path.map(found -> found.issuerOf(0))
                .or(() -> credential.chain().linked().stream().skip(1).findFirst());
    }

    /// A path to an anchor counts unless an authority on it was revoked.
    private void checkTrust(
            ManifestContext context,
            Credential credential,
            Optional<TrustPath> path,
            RevocationCheck revocation) {
        var signer = Names.of(credential.holder().getSubjectX500Principal());
        if (credential.isAllowed()) {
            report(
                    context,
                    StatusCode.SIGNING_CREDENTIAL_TRUSTED,
                    Rule.CRYP_0012,
                    "%s is on the list of allowed signers.".formatted(signer));
            return;
        }
        var revoked = path.flatMap(found -> revoked(found, revocation));
        if (revoked.isPresent()) {
            report(
                    context,
                    StatusCode.SIGNING_CREDENTIAL_UNTRUSTED,
                    Rule.CRYP_0032,
                    "The certificate of %s, which vouches for %s, was revoked."
                            .formatted(revoked.get().getSubjectX500Principal().getName(), signer));
        } else if (path.isPresent()) {
            report(
                    context,
                    StatusCode.SIGNING_CREDENTIAL_TRUSTED,
                    Rule.CRYP_0012,
                    "%s is vouched for by a trust anchor.".formatted(signer));
        } else {
            report(
                    context,
                    StatusCode.SIGNING_CREDENTIAL_UNTRUSTED,
                    Rule.CRYP_0012,
                    "No trust anchor vouches for %s.".formatted(signer));
        }
    }

    private static Optional<X509Certificate> revoked(TrustPath path, RevocationCheck revocation) {
        var certificates = path.certificates();
        for (int i = 1; i < certificates.size(); i++) {
            if (revocation.isRevoked(certificates.get(i), path.issuerOf(i))) {
                return Optional.of(certificates.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean checkValue(ManifestContext context, CoseSign1 signature, VerifyingKey signer) {
        var algorithm = signature.algorithm();
        if (algorithm.isEmpty()) {
            report(
                    context,
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    Rule.CRYP_0007,
                    "The signature's algorithm is none that C2PA allows.");
            return false;
        }
        var claim = context.manifest().claimBytes().toArray();
        boolean holds =
                !signature.hasCriticalHeaders()
                        && signature.verifies(algorithm.get(), signer, claim);
        if (holds) {
            report(
                    context,
                    StatusCode.CLAIM_SIGNATURE_VALIDATED,
                    Rule.CRYP_0015,
                    "The claim is as it was signed.");
        } else {
            report(
                    context,
                    StatusCode.CLAIM_SIGNATURE_MISMATCH,
                    Rule.CRYP_0014,
                    mismatch(signature));
        }
        return holds;
    }

    private static String mismatch(CoseSign1 signature) {
        if (!signature.detached()) {
            return "The signature carries a payload of its own, which C2PA forbids.";
        }
        return signature.hasCriticalHeaders()
                ? "The signature has headers that must be understood and are not."
                : "The signature is not the signer's over this claim.";
    }

    private void checkValidity(
            ManifestContext context, List<X509Certificate> path, Optional<Instant> stamped) {
        var time = stamped.orElse(now);
        if (CertificateChain.inForce(path, time)) {
            report(
                    context,
                    StatusCode.CLAIM_SIGNATURE_INSIDE_VALIDITY,
                    Rule.TRUS_0001,
                    "The signer's certificates were in force at %s.".formatted(time));
        } else {
            report(
                    context,
                    StatusCode.CLAIM_SIGNATURE_OUTSIDE_VALIDITY,
                    stamped.isPresent() ? Rule.CRYP_0027 : Rule.TRUS_0002,
                    "The signer's certificates were not in force at %s, and no trusted time stamp says otherwise."
                            .formatted(time));
        }
    }

    /// When the signer says it signed: worth a word, but no proof of anything (VAL-CRYP-0030).
    private void checkClaimedTime(
            ManifestContext context,
            CoseSign1 signature,
            List<X509Certificate> path,
            Optional<Instant> stamped) {
        var claimed = signature.issuedAt();
        if (claimed.isEmpty()) {
            return;
        }
        var time = NumericDate.read(claimed.get());
        boolean inside =
                time.filter(at -> CertificateChain.inForce(path, at))
                        .filter(at -> stamped.isEmpty() || !at.isAfter(stamped.get()))
                        .isPresent();
        var words = time.map(at -> "at " + at).orElse("at a time that is none");
        report(
                context,
                inside
                        ? StatusCode.TIME_OF_SIGNING_INSIDE_VALIDITY
                        : StatusCode.TIME_OF_SIGNING_OUTSIDE_VALIDITY,
                Rule.CRYP_0031,
                inside
                        ? "The signer says it signed %s.".formatted(words)
                        : "The signer says it signed %s, which cannot be.".formatted(words));
    }

    private void report(ManifestContext context, StatusCode code, Rule rule, String explanation) {
        findings.add(code, rule, context.signatureUri(), explanation);
    }

    /// The signature and chain of a manifest, as far as they can be read.
    ///
    /// @param anchors that know the chain if they judged it
    public static Optional<Signed> read(ManifestContext context, TrustAnchors anchors) {
        try {
            var box = context.manifest().signature();
            var signature =
                    CoseSign1.read(box.flatMap(found -> found.payload("cbor")).orElse(Bytes.EMPTY));
            return Optional.of(
                    new Signed(signature, anchors.credential(signature.chain()).chain()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// A signature and the chain that came with it.
    public record Signed(CoseSign1 signature, CertificateChain chain) {}
}
