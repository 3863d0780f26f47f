package dev.candor.cli;

/// Exit codes that scripts may rely on.
final class Exit {
    /// Published; allowed; every file is Trusted or Valid.
    static final int WELL = 0;

    /// The server said no; a use is not allowed; a file does not verify.
    static final int REFUSED = 1;

    static final int WRONG_CALL = 2;
    static final int FAULT = 3;

    /// Somebody has to sign in first.
    static final int NOT_SIGNED_IN = 4;

    /// The server cannot be reached, is overloaded or has failed: worth another attempt.
    static final int NOT_REACHED = 5;

    static final String TABLE =
            "Exit codes: 0 all is well; 1 refused, not allowed or not verified; 2 the call was"
                    + " wrong; 3 the program failed; 4 sign in first; 5 the server cannot be"
                    + " reached or asks for patience.";

    private Exit() {}
}
