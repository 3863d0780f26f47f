package dev.candor.client;

import java.io.IOException;
import java.util.Optional;

/// Who asks. Asked before each request, so that a token can be replaced in time.
@FunctionalInterface
public interface Credentials {
    /// The bearer token of the next request; none for somebody who does not say who they are.
    ///
    /// @throws IOException when one is needed and cannot be had
    Optional<String> token() throws IOException, InterruptedException;

    static Credentials none() {
        return Optional::empty;
    }

    /// Always the same token.
    static Credentials bearer(String token) {
        return () -> Optional.of(token);
    }
}
