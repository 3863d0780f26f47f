package dev.candor.c2pa.port;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was found where a reference leads.
///
/// @param body all of it
/// @param mediaType as its source says, without parameters; null if it does not say
public record Fetched(byte[] body, @Nullable String mediaType) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Fetched that
                && Arrays.equals(body, that.body)
                && Objects.equals(mediaType, that.mediaType);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "%d bytes of %s".formatted(body.length, mediaType);
    }
}
