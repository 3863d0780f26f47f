package dev.candor.gateway.publication;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a client would rather have (RFC 7240).
final class Preference {
    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String ASYNC = "respond-async";

    private Preference() {}

    /// Whether the client would rather not wait (4.1).
    ///
    /// @param prefer value of the header, if there is one
    static boolean isAsync(@Nullable String prefer) {
        return prefer != null
                && Arrays.stream(prefer.split(","))
                        .map(preference -> preference.split(";", 2)[0].strip())
                        .anyMatch(ASYNC::equalsIgnoreCase);
    }
}
