package dev.candor.provenance.signing;

import dev.candor.c2pa.port.SigningException;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.ProblemType;
import dev.candor.provenance.identity.CredentialRefusal;

/// Why nothing was signed.
enum SigningProblem implements ProblemType {
    UNKNOWN_ACTION(422, "This action is not known"),
    UNKNOWN_DIGITAL_SOURCE_TYPE(422, "This digital source type is not known"),
    UNKNOWN_TRAINING_MINING_ENTRY(422, "This training-mining entry is not known"),
    REDACTION_NOT_POSSIBLE(422, "This cannot be taken out"),
    METADATA_NOT_POSSIBLE(422, "These metadata cannot be written"),
    UNKNOWN_ACTOR_ROLE(422, "This role is not known"),
    TOOL_SAYS_OTHERWISE(422, "The tool always says something else"),
    UNKNOWN_SIGNATURE(404, "No such signature"),
    SIGNATURE_NOT_READY(409, "The media is not signed yet"),
    SIGNATURE_FAILED(409, "The media was not signed"),
    SIGNED_MEDIA_GONE(410, "The signed media is not kept any more"),
    SIGNING_INTERRUPTED(500, "Signing was interrupted too often"),
    ACTION_NOT_POSSIBLE(422, "This action cannot stand here"),
    /// Of the source, or of what is to be said of it.
    NOT_SIGNABLE(422, "The media cannot be signed so"),
    TIME_STAMP_UNAVAILABLE(503, "The time-stamping authority gave no usable stamp"),
    REVOCATION_UNKNOWN(503, "The signer's certificate is revoked, or nobody says that it is not"),
    SIGNING_NOT_VERIFIED(500, "The signed media did not verify and was destroyed");

    private final int status;
    private final String title;

    SigningProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /// The refusal for what the engine would not sign.
    static Declined declined(SigningException e) {
        var detail = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case SOURCE -> new Declined(NOT_SIGNABLE, detail);
            case CREDENTIAL, SIGNER -> CredentialRefusal.of(e);
            case TIME_STAMP -> new Declined(TIME_STAMP_UNAVAILABLE, detail);
            case REVOCATION -> new Declined(REVOCATION_UNKNOWN, detail);
            case OUTCOME -> new Declined(SIGNING_NOT_VERIFIED, detail);
        };
    }
}
