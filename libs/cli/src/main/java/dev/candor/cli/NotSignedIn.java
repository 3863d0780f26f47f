package dev.candor.cli;

import java.io.IOException;

/// Somebody has to sign in first.
final class NotSignedIn extends IOException {
    private static final long serialVersionUID = 1;

    NotSignedIn(String message) {
        super(message);
    }
}
