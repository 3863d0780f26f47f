package dev.candor.c2pa.asset.id3;

/// What was done to the content of a frame.
///
/// @param added count of bytes in front of the content that say more
record FrameFlags(int added, boolean compressed, boolean encrypted, boolean unsynchronised) {
    /// Whether the content stands in the file as it is.
    boolean isPlain() {
        return added == 0 && !compressed && !encrypted && !unsynchronised;
    }
}
