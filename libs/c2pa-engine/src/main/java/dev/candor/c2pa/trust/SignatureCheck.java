package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.certificate.Credential;
import dev.candor.c2pa.certificate.Names;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.certificate.TrustPath;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The claim's signature and who made it (C2PA 2.4, 15.7 and 14.5).
public final class SignatureCheck {
    private final TrustAnchors anchors;
    private final Instant at;
    private final Findings findings;

    /// @param at the time certificates are judged at, where no time stamp says another
    public SignatureCheck(TrustAnchors anchors, Instant at, Findings findings) {
        this.anchors = anchors;
        this.at = at;
        this.findings = findings;
    }

    /// Checks the signature of a manifest.
    ///
    /// @return when it was signed, if a trusted time stamp says so
    public Optional<Instant> check(ManifestContext context) {
        var uri = context.signatureUri();
        var box = context.manifest().signature();
        var named = context.resolve(context.claim().signature());
        if (box.isEmpty() || !named.equals(box)) {
            findings.add(
                    StatusCode.CLAIM_SIGNATURE_MISSING,
                    uri,
                    "The claim names no signature in its own manifest.");
            return Optional.empty();
        }
        try {
            return check(context, CoseSign1.read(box.get().payload("cbor").orElse(Bytes.EMPTY)));
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.CLAIM_SIGNATURE_MISMATCH,
                    uri,
                    "The claim signature cannot be read: %s.".formatted(e.reason()));
            return Optional.empty();
        }
    }

    private Optional<Instant> check(ManifestContext context, CoseSign1 signature) {
        var uri = context.signatureUri();
        Credential credential;
        try {
            credential = anchors.credential(signature.chain());
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_INVALID,
                    uri,
                    "The signer's certificates cannot be read: %s.".formatted(e.reason()));
            return Optional.empty();
        }
        checkProfile(context, credential);
        var chain = credential.chain();
        var stamped = new TimeStampCheck(anchors, findings).check(context, signature);
        var path = checkTrust(context, credential, stamped.orElse(at));
        checkRevocation(context, signature, chain);
        if (checkValue(context, signature, chain)) {
            checkValidity(context, path, stamped.orElse(at));
        }
        return stamped;
    }

    private void checkProfile(ManifestContext context, Credential credential) {
        for (var breach : credential.breaches(Use.CLAIM_SIGNING)) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_INVALID,
                    Rule.CRYP_0006,
                    context.signatureUri(),
                    breach.sentence());
        }
    }

    /// The path that has to be in force: to an anchor, or as far as it was sent.
    private List<X509Certificate> checkTrust(
            ManifestContext context, Credential credential, Instant time) {
        var signer = Names.of(credential.holder().getSubjectX500Principal());
        var path = credential.path(Use.CLAIM_SIGNING, anchors.purposes(), time);
        if (path.isPresent() || credential.isAllowed()) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_TRUSTED,
                    Rule.CRYP_0012,
                    context.signatureUri(),
                    "%s is vouched for by a trust anchor.".formatted(signer));
        } else {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_UNTRUSTED,
                    Rule.CRYP_0012,
                    context.signatureUri(),
                    "No trust anchor vouches for %s.".formatted(signer));
        }
        return path.map(TrustPath::certificates).orElse(credential.chain().linked());
    }

    /// Answers stapled to a signature count only against a signer here: one that says revoked is
    /// believed, and no answer is taken as proof of the contrary.
    private void checkRevocation(
            ManifestContext context, CoseSign1 signature, CertificateChain chain) {
        var answers =
                signature.stapledAnswers().stream()
                        .map(answer -> StapledAnswer.about(chain.signer(), answer))
                        .toList();
        if (answers.contains(StapledAnswer.UNKNOWN)) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_UNKNOWN,
                    context.signatureUri(),
                    "An OCSP answer that came with the signature does not know the certificate.");
        }
        if (answers.contains(StapledAnswer.REVOKED)) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_REVOKED,
                    context.signatureUri(),
                    "An OCSP answer that came with the signature says the certificate is revoked.");
        } else {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_SKIPPED,
                    context.signatureUri(),
                    "Whether the signer's certificate was revoked was not asked.");
        }
    }

    private boolean checkValue(
            ManifestContext context, CoseSign1 signature, CertificateChain chain) {
        var uri = context.signatureUri();
        var algorithm = signature.algorithm();
        if (algorithm.isEmpty()) {
            findings.add(
                    StatusCode.ALGORITHM_UNSUPPORTED,
                    uri,
                    "The signature's algorithm is none that C2PA allows.");
            return false;
        }
        var claim = context.manifest().claimBytes().toArray();
        boolean holds =
                !signature.hasCriticalHeaders()
                        && signature.verifies(
                                algorithm.get(), chain.signer().getPublicKey(), claim);
        if (holds) {
            findings.add(
                    StatusCode.CLAIM_SIGNATURE_VALIDATED, uri, "The claim is as it was signed.");
        } else {
            findings.add(
                    StatusCode.CLAIM_SIGNATURE_MISMATCH,
                    uri,
                    signature.detached()
                            ? "The signature is not the signer's over this claim."
                            : "The signature carries a payload of its own, which C2PA forbids.");
        }
        return holds;
    }

    private void checkValidity(
            ManifestContext context, List<X509Certificate> path, Instant signed) {
        var uri = context.signatureUri();
        if (CertificateChain.inForce(path, signed)) {
            findings.add(
                    StatusCode.CLAIM_SIGNATURE_INSIDE_VALIDITY,
                    uri,
                    "The signer's certificates were in force at %s.".formatted(signed));
        } else {
            findings.add(
                    StatusCode.CLAIM_SIGNATURE_OUTSIDE_VALIDITY,
                    uri,
                    "The signer's certificates were not in force at %s, and no trusted time stamp says otherwise."
                            .formatted(signed));
        }
    }

    /// The signature and chain of a manifest, as far as they can be read.
    public static Optional<Signed> read(ManifestContext context) {
        try {
            var box = context.manifest().signature();
            var signature =
                    CoseSign1.read(box.flatMap(found -> found.payload("cbor")).orElse(Bytes.EMPTY));
            return Optional.of(new Signed(signature, CertificateChain.read(signature.chain())));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /// A signature and the chain that came with it.
    public record Signed(CoseSign1 signature, CertificateChain chain) {}
}
