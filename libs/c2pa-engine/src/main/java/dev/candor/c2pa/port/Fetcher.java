package dev.candor.c2pa.port;

import java.io.IOException;
import java.net.URI;

/// Fetches what a manifest only refers to. The engine never opens a connection of its own.
public interface Fetcher {
    /// The body found at `uri`.
    ///
    /// @param limit the most bytes to take; a longer body is an `IOException`
    byte[] fetch(URI uri, int limit) throws IOException;
}
