package dev.candor.c2pa.trust;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether certificates of a claim signature were revoked (C2PA 2.4, 15.9): by the answers that
/// came with the signature or with a later manifest (VAL-STRU-0024), and by asking, if the policy
/// says so.
public final class RevocationCheck {
    private final ValidationPolicy policy;
    private final Instant now;
    private final List<OcspResponse> responses;
    private final @Nullable Instant stamped;

    /// @param answers OCSP responses in DER, about whomever
    /// @param stamped when the claim was signed; null if no trusted time stamp says so
    public RevocationCheck(
            ValidationPolicy policy, List<Bytes> answers, @Nullable Instant stamped) {
        this.policy = policy;
        this.now = policy.clock().instant();
        this.stamped = stamped;
        this.responses =
                answers.stream()
                        .limit(Evidence.MOST)
                        .flatMap(answer -> OcspResponse.read(answer).stream())
                        .toList();
    }

    /// What is known of a certificate's revocation.
    private enum Known {
        REVOKED,
        NOT_REVOKED,
        UNKNOWN,
        NOTHING
    }

    /// Checks the signer's certificate.
    ///
    /// @param issuer of the certificate; null if it is not known
    public void check(
            X509Certificate signer,
            @Nullable X509Certificate issuer,
            JumbfUri about,
            Findings findings) {
        var known = issuer == null ? doubted(signer) : known(signer, issuer);
        if (known == Known.UNKNOWN) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_UNKNOWN,
                    Rule.STRU_0026,
                    about,
                    "An OCSP answer that came with the signature does not know the certificate.");
        }
        switch (known) {
            case REVOKED ->
                    findings.add(
                            StatusCode.SIGNING_CREDENTIAL_OCSP_REVOKED,
                            Rule.STRU_0030,
                            about,
                            "An OCSP answer that came with the signature says the certificate is"
                                    + " revoked.");
            case NOT_REVOKED ->
                    findings.add(
                            StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED,
                            Rule.CRYP_0034,
                            about,
                            "An OCSP answer that came with the signature says the certificate was"
                                    + " good.");
            case UNKNOWN, NOTHING -> ask(signer, issuer, about, findings);
        }
    }

    /// Whether an authority of the path was revoked by the time of signing (VAL-STRU-0023,
    /// VAL-CRYP-0032).
    public boolean isRevoked(X509Certificate authority, X509Certificate issuer) {
        var time = Optional.ofNullable(stamped).orElse(now);
        var found = answers(authority, issuer);
        if (found.isEmpty() && policy.askingResponders().isPresent()) {
            found = new OcspQuestion(authority, issuer).ask(policy.askingResponders().get(), now);
        }
        return found.stream().anyMatch(answer -> answer.isRevokedBy(time));
    }

    private Known doubted(X509Certificate signer) {
        return responses.stream().anyMatch(response -> response.doubts(signer))
                ? Known.REVOKED
                : Known.NOTHING;
    }

    /// Of several answers the first that clears the certificate counts (VAL-STRU-0027), unless
    /// another says that the signature was made when it was revoked already: who gives both does
    /// not get the benefit of the doubt.
    private Known known(X509Certificate signer, X509Certificate issuer) {
        var time = Optional.ofNullable(stamped).orElse(now);
        var found = answers(signer, issuer);
        if (found.stream().anyMatch(answer -> answer.isRevokedBy(time))) {
            return Known.REVOKED;
        }
        if (found.stream().anyMatch(this::clears)) {
            return Known.NOT_REVOKED;
        }
        if (found.stream().anyMatch(this::revokes)) {
            return Known.REVOKED;
        }
        return found.stream().anyMatch(answer -> answer.status() == OcspAnswer.Status.UNKNOWN)
                ? Known.UNKNOWN
                : Known.NOTHING;
    }

    private List<OcspAnswer> answers(X509Certificate certificate, X509Certificate issuer) {
        return responses.stream()
                .flatMap(response -> response.about(certificate, issuer, now).stream())
                .toList();
    }

    /// An answer for the time of signing, or later, that says revoked; whether the signature was
    /// made before that is not asked (C2PA 2.4, 15.9.1). An older one counts if it was so by then.
    /// Where nobody attests the time it is judged as of now, as validity is (15.8.2), authorities
    /// are (15.9) and an answer from the responder itself would be (15.9.2): to say nothing of what
    /// the answer says would leave the word with whoever leaves out the time stamp.
    private boolean revokes(OcspAnswer answer) {
        var time = Optional.ofNullable(stamped).orElse(now);
        return answer.status() == OcspAnswer.Status.REVOKED
                && (answer.covers(time) || answer.isRevokedBy(time));
    }

    /// An answer clears a certificate only for a signature whose time is attested.
    private boolean clears(OcspAnswer answer) {
        return answer.status() == OcspAnswer.Status.GOOD
                && stamped != null
                && answer.covers(stamped);
    }

    /// What is not settled by what came along is asked, if that may be (VAL-STRU-0028,
    /// VAL-CRYP-0035).
    private void ask(
            X509Certificate signer,
            @Nullable X509Certificate issuer,
            JumbfUri about,
            Findings findings) {
        var client = policy.askingResponders();
        if (client.isEmpty() || issuer == null) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_SKIPPED,
                    Rule.STRU_0031,
                    about,
                    "Whether the signer's certificate was revoked was not asked.");
            return;
        }
        var question = new OcspQuestion(signer, issuer);
        if (question.responders().isEmpty()) {
            return; // VAL-STRU-0026: there is nobody to ask, so it counts as not revoked
        }
        var answers = question.ask(client.get(), now);
        if (answers.isEmpty()) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_INACCESSIBLE,
                    Rule.STRU_0032,
                    about,
                    "The OCSP responder gave no answer that can be believed.");
        } else {
            judge(answers, about, findings);
        }
    }

    private void judge(List<OcspAnswer> answers, JumbfUri about, Findings findings) {
        if (answers.stream().anyMatch(this::revokesOnline)) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_REVOKED,
                    Rule.STRU_0033,
                    about,
                    "The OCSP responder says the certificate is revoked.");
        } else if (answers.stream().anyMatch(this::clearsOnline)) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED,
                    Rule.CRYP_0038,
                    about,
                    "The OCSP responder says the certificate was good.");
        } else if (answers.stream()
                .anyMatch(answer -> answer.status() == OcspAnswer.Status.UNKNOWN)) {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_UNKNOWN,
                    Rule.STRU_0033,
                    about,
                    "The OCSP responder does not know the certificate.");
        } else {
            findings.add(
                    StatusCode.SIGNING_CREDENTIAL_OCSP_INACCESSIBLE,
                    Rule.STRU_0032,
                    about,
                    "The OCSP responder's answer is out of date.");
        }
    }

    /// VAL-CRYP-0037: revoked later than an attested time, by an answer of that time, is not
    /// revoked then.
    private boolean revokesOnline(OcspAnswer answer) {
        return answer.status() == OcspAnswer.Status.REVOKED
                && !(stamped != null && answer.isCurrent(stamped) && !answer.isRevokedBy(stamped));
    }

    /// VAL-CRYP-0036. An answer given after the attested time is as good: what is not revoked now
    /// was not revoked then.
    private boolean clearsOnline(OcspAnswer answer) {
        boolean isGood = answer.status() != OcspAnswer.Status.UNKNOWN;
        return isGood && (stamped == null ? answer.isCurrent(now) : answer.covers(stamped));
    }
}
