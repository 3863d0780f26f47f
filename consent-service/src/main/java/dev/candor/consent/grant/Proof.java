package dev.candor.consent.grant;

import dev.candor.consent.notice.Notice;
import dev.candor.consent.subject.Subject;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.problem.Declined;
import java.time.Instant;

/// What makes a yes one: the notice was in effect, in a language the person reads, and what has
/// to stay on record does.
final class Proof {
    private static final String COURT_ORDER = "court-order";

    private Proof() {}

    /// @throws Declined when the notice did not tell the person (invariant 1)
    static void mustBeInformed(Notice notice, Subject subject, String language, Instant now) {
        mustBeEffective(notice, now);
        if (!notice.isIn(language)) {
            throw new Declined(
                            GrantProblem.LANGUAGE_NOT_OF_NOTICE,
                            "The notice of this grant is in "
                                    + String.join(", ", notice.languages())
                                    + ".")
                    .at("/language");
        }
        if (!subject.reads(language)) {
            throw new Declined(
                            GrantProblem.LANGUAGE_NOT_OF_SUBJECT,
                            "The subject reads " + String.join(", ", subject.languages()) + ".")
                    .at("/language");
        }
    }

    /// @throws Declined when nobody is to be asked on the strength of this notice now
    static void mustBeEffective(Notice notice, Instant now) {
        if (!notice.isEffective(now)) {
            throw new Declined(
                            GrantProblem.NOTICE_NOT_EFFECTIVE,
                            "Version %d of this notice is in effect at other times."
                                    .formatted(notice.version()))
                    .at("/noticeId");
        }
    }

    /// @throws Declined when the yes leaves nothing where something has to stay
    static void mustBeProven(GrantTerms terms, Notice notice, ExpressionRequest request) {
        var expression = request.toExpression(null);
        switch (expression.method()) {
            case SPOKEN_PHRASE, VIDEO_PHRASE -> {
                if (request.challenge() == null) {
                    throw new Declined(
                                    GrantProblem.CHALLENGE_REQUIRED,
                                    "Ask for a challenge, and say its words.")
                            .at("/challenge");
                }
            }
            case API_ATTESTED -> mustBeAttested(notice, request);
            case COURT_ORDER -> {
                if (expression.evidence().stream()
                        .noneMatch(one -> one.type().equals(COURT_ORDER))) {
                    throw onRecord("A court's order is shown, as evidence of type court-order.")
                            .with("rule", "court-order-is-shown");
                }
            }
            case CLICK, E_SIGN, WET_SIGN -> {}
        }
        if (terms.needsRecord() && !expression.isOnRecord()) {
            throw onRecord(
                            "A document, a signature or a spoken phrase has to prove this yes: it"
                                    + " is about a voice, or the licensee asks for it.")
                    .with(
                            "rule",
                            terms.particulars().writtenEvidence()
                                    ? "licensee-asks-for-record"
                                    : "voice-needs-record");
        }
    }

    private static void mustBeAttested(Notice notice, ExpressionRequest request) {
        var capture = request.capture();
        if (capture == null) {
            throw new Declined(
                            GrantProblem.ATTESTATION_REQUIRED,
                            "Say who captured it, when, with which text, and what they attest.")
                    .at("/capture");
        }
        var shown = notice.textIn(request.language()).map(Digests::sha256Hex).orElse("");
        if (!shown.equals(capture.noticeTextSha256())) {
            throw new Declined(
                            GrantProblem.NOTICE_TEXT_MISMATCH,
                            "A partner shows the notice's own text in this language, unchanged.")
                    .at("/capture/noticeTextSha256");
        }
    }

    private static Declined onRecord(String detail) {
        return new Declined(GrantProblem.WRITTEN_EVIDENCE_REQUIRED, detail).at("/evidence");
    }
}
