package dev.candor.client.signin;

import java.net.URI;
import java.time.Duration;

/// What a person is shown so that they sign in elsewhere (RFC 8628, 3.2).
///
/// @param userCode what the page has to show, or asks for
/// @param page where to type the code
/// @param pageWithCode the same page with the code filled in
/// @param lasts how long there is
public record Invitation(
        String userCode,
        URI page,
        URI pageWithCode,
        Duration lasts,
        Duration interval,
        String deviceCode,
        String verifier) {

    /// Says nothing of what is secret.
    @Override
    public String toString() {
        return "Invitation[page=%s]".formatted(page);
    }
}
