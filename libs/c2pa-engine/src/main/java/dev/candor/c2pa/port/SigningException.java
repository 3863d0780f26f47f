package dev.candor.c2pa.port;

/// Nothing was signed, and why. The message is a sentence for people.
public class SigningException extends Exception {
    private static final long serialVersionUID = 1L;

    /// What stood in the way.
    public enum Reason {
        /// The source, or what is to be said of it.
        SOURCE,
        /// The signer's certificates, or a key that is not theirs.
        CREDENTIAL,
        /// The signer: its key cannot be reached or used.
        SIGNER,
        /// The time-stamping authority, or its answer.
        TIME_STAMP,
        /// What is known of the revocation of the signer's certificates.
        REVOCATION,
        /// What was written does not verify.
        OUTCOME
    }

    private final Reason reason;

    /// The source cannot be signed so.
    public SigningException(String message) {
        this(Reason.SOURCE, message);
    }

    /// The source cannot be signed so.
    public SigningException(String message, Throwable cause) {
        this(Reason.SOURCE, message, cause);
    }

    public SigningException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public SigningException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /// What stood in the way.
    public final Reason reason() {
        return reason;
    }
}
