package dev.candor.label.rendering.document;

import dev.candor.label.rendering.process.Tool;

/// Why a document has no stamp.
public abstract sealed class DocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private DocumentException(String message) {
        super(message);
    }

    public static final class UnknownFormat extends DocumentException {
        private static final long serialVersionUID = 1L;

        public UnknownFormat(String message) {
            super(message);
        }
    }

    public static final class Unreadable extends DocumentException {
        private static final long serialVersionUID = 1L;

        public Unreadable(String message) {
            super(message);
        }
    }

    /// Well-formed, and not worked on.
    public static final class Unsupported extends DocumentException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message);
        }
    }

    /// Signed: a stamp would break the signature, or show as a change behind it.
    public static final class Signed extends DocumentException {
        private static final long serialVersionUID = 1L;

        public Signed(String message) {
            super(message);
        }
    }

    public static final class TooLarge extends DocumentException {
        private static final long serialVersionUID = 1L;

        public TooLarge(String message) {
            super(message);
        }
    }

    /// A page that cannot carry a legible stamp.
    public static final class TooSmall extends DocumentException {
        private static final long serialVersionUID = 1L;

        private final int minimumWidth;
        private final int minimumHeight;

        /// @param minimumWidth in points of 1/72 inch
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

    /// The written document does not show the stamp as planned.
    public static final class NotShown extends DocumentException {
        private static final long serialVersionUID = 1L;

        public NotShown(String message) {
            super(message);
        }
    }

    public static final class ToolMissing extends DocumentException {
        private static final long serialVersionUID = 1L;

        private final Tool tool;

        public ToolMissing(String message, Tool tool) {
            super(message);
            this.tool = tool;
        }

        public Tool tool() {
            return tool;
        }
    }

    public static final class ToolFailed extends DocumentException {
        private static final long serialVersionUID = 1L;

        public ToolFailed(String message) {
            super(message);
        }
    }
}
