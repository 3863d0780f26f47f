package dev.candor.label.rendering.failure;

import dev.candor.label.rendering.process.ProcessException;
import dev.candor.label.rendering.process.Tool;
import java.util.OptionalLong;

/// Why media got no label. Nothing usable was written.
public abstract sealed class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    private MediaException(String message) {
        super(message);
    }

    /// What a tool's end means, unless its caller knows better.
    public static MediaException of(ProcessException e) {
        var message = String.valueOf(e.getMessage());
        return because(
                e,
                switch (e) {
                    case ProcessException.Missing missing ->
                            new ToolMissing(message, missing.tool());
                    case ProcessException.Failed _,
                            ProcessException.TimedOut _,
                            ProcessException.Cancelled _ ->
                            new ToolFailed(message);
                });
    }

    /// What the end of a tool means that was reading the media: what it stumbles over is in there.
    ///
    /// @param unreadable says so
    public static MediaException reading(ProcessException e, String unreadable) {
        return e instanceof ProcessException.Failed
                ? because(e, new Unreadable(unreadable))
                : of(e);
    }

    /// The same exception, with its cause.
    public static <E extends MediaException> E because(Throwable cause, E exception) {
        exception.initCause(cause);
        return exception;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// The bytes are no whole media, or nothing is in them.
    public static final class Unreadable extends MediaException {
        private static final long serialVersionUID = 1L;
        private static final long NOWHERE = -1;

        private final long offset;

        public Unreadable(String message) {
            super(message);
            this.offset = NOWHERE;
        }

        /// @param offset the first byte that could not be read
        public Unreadable(String message, long offset) {
            super("%s, at byte %d".formatted(message, offset));
            this.offset = offset;
        }

        /// The first byte that could not be read, where that is known.
        public OptionalLong offset() {
            return offset == NOWHERE ? OptionalLong.empty() : OptionalLong.of(offset);
        }
    }

    /// The bytes are of no format that is known here.
    public static final class UnknownFormat extends MediaException {
        private static final long serialVersionUID = 1L;

        public UnknownFormat(String message) {
            super(message);
        }
    }

    /// Well-formed, and not worked on.
    public static final class Unsupported extends MediaException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message);
        }
    }

    /// Signed: a label would break the signature, or show as a change behind it.
    public static final class Signed extends MediaException {
        private static final long serialVersionUID = 1L;

        public Signed(String message) {
            super(message);
        }
    }

    /// More than an operator allows, or than is worked on.
    public static final class TooLarge extends MediaException {
        private static final long serialVersionUID = 1L;

        public TooLarge(String message) {
            super(message);
        }
    }

    /// No legible label fits.
    public static final class TooSmall extends MediaException {
        private static final long serialVersionUID = 1L;

        private final int minimumWidth;
        private final int minimumHeight;

        /// @param minimumWidth in pixels; of pages in points of 1/72 inch
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
    public static final class NotCropSafe extends MediaException {
        private static final long serialVersionUID = 1L;

        public NotCropSafe(String message) {
            super(message);
        }
    }

    /// Nobody here can say these words: no recording, no voice, and no rhythm that is as good.
    public static final class NoVoice extends MediaException {
        private static final long serialVersionUID = 1L;

        private final String language;

        public NoVoice(String language, String message) {
            super(message);
            this.language = language;
        }

        public String language() {
            return language;
        }
    }

    /// An operator's recording is not the one that its list names.
    public static final class OtherRecording extends MediaException {
        private static final long serialVersionUID = 1L;

        public OtherRecording(String message) {
            super(message);
        }
    }

    /// The media takes a tool that this machine does not have.
    public static final class ToolMissing extends MediaException {
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

    /// A tool did not do its work in the time and memory it has.
    public static final class ToolFailed extends MediaException {
        private static final long serialVersionUID = 1L;

        public ToolFailed(String message) {
            super(message);
        }
    }

    /// A label was written, and measuring it showed that it is not as the plan asks for it.
    public static final class NotAsPlanned extends MediaException {
        private static final long serialVersionUID = 1L;

        public NotAsPlanned(String message) {
            super(message);
        }
    }
}
