package dev.candor.c2pa.cli;

/// Exit codes that scripts may rely on.
final class Exit {
    static final int WELL = 0;
    static final int NOT_WELL = 1;
    static final int WRONG_CALL = 2;
    static final int FAULT = 3;

    private Exit() {}
}
