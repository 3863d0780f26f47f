package dev.candor.c2pa.asset.splice;

/// A store does not go into an asset.
public final class NoRoomException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /// What to do instead.
    public enum Remedy {
        /// A store of its own needs no room in the asset.
        BESIDE("sign it by a store beside it"),
        /// A smaller store might find room.
        LESS("leave out thumbnails or ingredients, or sign it by a store beside it"),
        /// A manifest with a binding of its own may change what an update may not.
        ANEW("open it and sign it anew, in place of updating it");

        private final String words;

        Remedy(String words) {
            this.words = words;
        }
    }

    /// @param reason a sentence a person understands, which says what to do
    public NoRoomException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// @param reason a sentence a person understands
    public NoRoomException(String reason, Remedy remedy) {
        this(
                (reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason)
                        + "; "
                        + remedy.words);
    }

    /// Why, and what to do: a sentence a person understands.
    public String reason() {
        return reason;
    }
}
