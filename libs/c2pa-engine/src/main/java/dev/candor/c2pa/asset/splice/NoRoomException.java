package dev.candor.c2pa.asset.splice;

/// A store does not go into an asset.
public final class NoRoomException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /// @param reason a sentence a person understands
    public NoRoomException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// Why: a sentence a person understands.
    public String reason() {
        return reason;
    }
}
