package dev.candor.label.rendering.text;

/// Why no line was put into a text.
public abstract sealed class TextException extends Exception {
    private static final long serialVersionUID = 1L;

    private TextException(String message) {
        super(message);
    }

    /// Malformed, with the offset of the first byte that shows it.
    public static final class Unreadable extends TextException {
        private static final long serialVersionUID = 1L;

        private final long offset;

        public Unreadable(String message, long offset) {
            super(message);
            this.offset = offset;
        }

        public long offset() {
            return offset;
        }
    }

    public static final class TooLarge extends TextException {
        private static final long serialVersionUID = 1L;

        public TooLarge(String message) {
            super(message);
        }
    }

    /// Well-formed, and not worked on.
    public static final class Unsupported extends TextException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message);
        }
    }

    /// Signed: a line would break the signature.
    public static final class Signed extends TextException {
        private static final long serialVersionUID = 1L;

        public Signed(String message) {
            super(message);
        }
    }

    /// The written text does not show the line.
    public static final class NotShown extends TextException {
        private static final long serialVersionUID = 1L;

        public NotShown(String message) {
            super(message);
        }
    }
}
