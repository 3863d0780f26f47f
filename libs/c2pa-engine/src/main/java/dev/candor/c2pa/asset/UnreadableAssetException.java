package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.MalformedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The asset cannot be judged at all: its bytes are broken, or its format is none we know.
public abstract sealed class UnreadableAssetException extends Exception {
    private static final long serialVersionUID = 1L;

    private UnreadableAssetException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The container's bytes break its own format.
    public static final class Malformed extends UnreadableAssetException {
        private static final long serialVersionUID = 1L;

        private final String box;
        private final long offset;

        /// @param box the segment, chunk or box that is broken
        /// @param offset where it is broken, in bytes from the start of the asset
        public Malformed(String box, long offset, String reason) {
            super("%s at offset %d: %s".formatted(box, offset, reason), null);
            this.box = box;
            this.offset = offset;
        }

        public Malformed(MalformedException cause) {
            super(Objects.requireNonNull(cause.getMessage()), cause);
            this.box = cause.box();
            this.offset = cause.offset();
        }

        /// The segment, chunk or box that is broken.
        public String box() {
            return box;
        }

        /// Where it is broken, in bytes from the start of the asset.
        public long offset() {
            return offset;
        }
    }

    /// The bytes are no format the engine reads.
    public static final class Unsupported extends UnreadableAssetException {
        private static final long serialVersionUID = 1L;

        public Unsupported() {
            this("The bytes are no media format known here");
        }

        /// @param reason a sentence a person understands
        public Unsupported(String reason) {
            super(reason, null);
        }
    }
}
