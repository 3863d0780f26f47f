package dev.candor.label.rendering.process;

/// Why a tool gave nothing.
public abstract sealed class ProcessException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Tool tool;

    private ProcessException(Tool tool, String message) {
        super(message);
        this.tool = tool;
    }

    public Tool tool() {
        return tool;
    }

    /// The machine does not have it.
    public static final class Missing extends ProcessException {
        private static final long serialVersionUID = 1L;

        public Missing(Tool tool) {
            super(
                    tool,
                    "%s is not installed here (Debian package %s)"
                            .formatted(tool.command(), tool.debianPackage()));
        }
    }

    /// It took longer than it may, and was ended.
    public static final class TimedOut extends ProcessException {
        private static final long serialVersionUID = 1L;

        public TimedOut(Tool tool, long seconds) {
            super(tool, "%s took more than %d seconds".formatted(tool.command(), seconds));
        }
    }

    /// Nobody waits for it any more, and it was ended.
    public static final class Cancelled extends ProcessException {
        private static final long serialVersionUID = 1L;

        public Cancelled(Tool tool) {
            super(tool, "%s was ended: cancelled".formatted(tool.command()));
        }
    }

    /// It ended with an error.
    public static final class Failed extends ProcessException {
        private static final long serialVersionUID = 1L;

        private final String lastWords;

        /// @param lastWords the end of what it wrote to its standard error; for our log alone,
        /// since it may name our files
        public Failed(Tool tool, int exitCode, String lastWords) {
            super(tool, "%s ended with code %d".formatted(tool.command(), exitCode));
            this.lastWords = lastWords;
        }

        public String lastWords() {
            return lastWords;
        }
    }
}
