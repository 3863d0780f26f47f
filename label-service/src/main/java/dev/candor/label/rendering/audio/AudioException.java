package dev.candor.label.rendering.audio;

import dev.candor.label.rendering.process.Tool;

/// Why no disclosure was put into a recording.
public abstract sealed class AudioException extends Exception {
    private static final long serialVersionUID = 1L;

    private AudioException(String message) {
        super(message);
    }

    /// None of the containers that are written.
    public static final class UnknownFormat extends AudioException {
        private static final long serialVersionUID = 1L;

        public UnknownFormat(String message) {
            super(message);
        }
    }

    /// Broken, or nothing in it that sounds.
    public static final class Unreadable extends AudioException {
        private static final long serialVersionUID = 1L;

        public Unreadable(String message) {
            super(message);
        }
    }

    /// More than is worked on.
    public static final class TooLong extends AudioException {
        private static final long serialVersionUID = 1L;

        public TooLong(String message) {
            super(message);
        }
    }

    /// Nobody here can say these words: no recording, no voice, and no rhythm that is as good.
    public static final class NoVoice extends AudioException {
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
    public static final class OtherRecording extends AudioException {
        private static final long serialVersionUID = 1L;

        public OtherRecording(String message) {
            super(message);
        }
    }

    /// The written sound does not carry the disclosure as planned.
    public static final class NotHeard extends AudioException {
        private static final long serialVersionUID = 1L;

        public NotHeard(String message) {
            super(message);
        }
    }

    public static final class ToolMissing extends AudioException {
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

    public static final class ToolFailed extends AudioException {
        private static final long serialVersionUID = 1L;

        public ToolFailed(String message) {
            super(message);
        }
    }
}
