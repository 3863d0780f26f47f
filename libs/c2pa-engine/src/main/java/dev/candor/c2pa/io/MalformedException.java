package dev.candor.c2pa.io;

/// Bytes that break the format they claim to be in. The one exception every parser here throws.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String box;
    private final long offset;
    private final String reason;

    /// @param box what was being read
    /// @param offset where, in bytes from the start of what was given to the parser
    /// @param reason what is wrong, for people
    public MalformedException(String box, long offset, String reason) {
        super("%s at offset %d: %s".formatted(box, offset, reason));
        this.box = box;
        this.offset = offset;
        this.reason = reason;
    }

    public String box() {
        return box;
    }

    public long offset() {
        return offset;
    }

    public String reason() {
        return reason;
    }
}
