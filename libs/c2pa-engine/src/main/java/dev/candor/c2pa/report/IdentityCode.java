package dev.candor.c2pa.report;

/// What a check of an identity assertion found (CAWG Identity Assertion 1.3, 7). Says something of
/// that one assertion, and never changes the verdict over the asset.
public enum IdentityCode implements Code {
    /// The assertion is as the actor signed it, whoever the actor is.
    WELL_FORMED("cawg.identity.well-formed", Kind.SUCCESS);

    private final String code;
    private final Kind kind;

    IdentityCode(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
