package dev.candor.label.rendering.image;

/// Why an image got no label. Nothing usable was written.
public abstract sealed class ImageException extends Exception {
    private static final long serialVersionUID = 1L;

    private ImageException(String message) {
        super(message);
    }

    /// The bytes are no whole image.
    public static final class Unreadable extends ImageException {
        private static final long serialVersionUID = 1L;

        private final long offset;

        /// @param offset the first byte that could not be read
        public Unreadable(String message, long offset) {
            super("%s, at byte %d".formatted(message, offset));
            this.offset = offset;
        }

        public long offset() {
            return offset;
        }
    }

    /// The bytes are of no format that is known here.
    public static final class UnknownFormat extends ImageException {
        private static final long serialVersionUID = 1L;

        public UnknownFormat(String message) {
            super(message);
        }
    }

    /// A whole image of a kind that is not supported.
    public static final class Unsupported extends ImageException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message);
        }
    }

    /// More pixels than an operator allows.
    public static final class TooLarge extends ImageException {
        private static final long serialVersionUID = 1L;

        public TooLarge(String message) {
            super(message);
        }
    }

    /// No legible label fits.
    public static final class TooSmall extends ImageException {
        private static final long serialVersionUID = 1L;

        private final int minimumWidth;
        private final int minimumHeight;

        public TooSmall(String message, int minimumWidth, int minimumHeight) {
            super(message);
            this.minimumWidth = minimumWidth;
            this.minimumHeight = minimumHeight;
        }

        public int minimumWidth() {
            return minimumWidth;
        }

        public int minimumHeight() {
            return minimumHeight;
        }
    }

    /// No legible label fits into what all declared crops leave.
    public static final class NotCropSafe extends ImageException {
        private static final long serialVersionUID = 1L;

        public NotCropSafe(String message) {
            super(message);
        }
    }

    /// The format takes a tool that this machine does not have.
    public static final class ToolMissing extends ImageException {
        private static final long serialVersionUID = 1L;

        private final String tool;
        private final String debianPackage;

        public ToolMissing(String message, String tool, String debianPackage) {
            super(message);
            this.tool = tool;
            this.debianPackage = debianPackage;
        }

        public String tool() {
            return tool;
        }

        public String debianPackage() {
            return debianPackage;
        }
    }

    /// A tool did not do its work in the time and memory it has.
    public static final class ToolFailed extends ImageException {
        private static final long serialVersionUID = 1L;

        public ToolFailed(String message) {
            super(message);
        }
    }

    /// The label was drawn, and measuring it showed that people could not read it.
    public static final class NotLegible extends ImageException {
        private static final long serialVersionUID = 1L;

        public NotLegible(String message) {
            super(message);
        }
    }
}
