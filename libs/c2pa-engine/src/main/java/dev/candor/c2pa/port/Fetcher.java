package dev.candor.c2pa.port;

import java.io.IOException;
import java.net.URI;

/// Fetches what a manifest only refers to. The engine never opens a connection of its own.
@FunctionalInterface
public interface Fetcher {
    /// The body found at `uri`.
    ///
    /// @param limit the most bytes to take; a longer body is an `IOException`
    byte[] fetch(URI uri, int limit) throws IOException;

    /// The body found at `uri` and what its source says it is. A fetcher that is told the media
    /// type should pass it on: an assertion may say which one it has to be.
    ///
    /// @param limit the most bytes to take; a longer body is an `IOException`
    default Fetched get(URI uri, int limit) throws IOException {
        return new Fetched(fetch(uri, limit), null);
    }
}
