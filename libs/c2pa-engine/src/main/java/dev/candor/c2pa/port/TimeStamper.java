package dev.candor.c2pa.port;

import java.io.IOException;

/// Asks a time-stamping authority (RFC 3161) for a token.
public interface TimeStamper {
    /// The DER time-stamp response for a DER time-stamp request.
    byte[] stamp(byte[] request) throws IOException;
}
