package dev.candor.c2pa.cli;

import dev.candor.c2pa.report.ValidationState;

/// What became of one file, in the words scripts rely on.
enum FileState {
    TRUSTED("Trusted"),
    VALID("Valid"),
    INVALID("Invalid"),
    NO_MANIFEST("NoManifest"),
    REMOTE("Remote"),
    UNSUPPORTED("Unsupported"),
    /// The file is broken or cannot be read, so there is no verdict.
    ERROR("Error");

    private final String word;

    FileState(String word) {
        this.word = word;
    }

    static FileState of(ValidationState state) {
        return switch (state) {
            case TRUSTED -> TRUSTED;
            case VALID -> VALID;
            case INVALID -> INVALID;
            case NO_MANIFEST -> NO_MANIFEST;
            case REMOTE -> REMOTE;
            case UNSUPPORTED -> UNSUPPORTED;
        };
    }

    /// Whether the file's credentials hold.
    boolean holds() {
        return this == TRUSTED || this == VALID;
    }

    /// Whether a person has to look at the file.
    boolean alarms() {
        return this == INVALID || this == ERROR || this == UNSUPPORTED;
    }

    @Override
    public String toString() {
        return word;
    }
}
