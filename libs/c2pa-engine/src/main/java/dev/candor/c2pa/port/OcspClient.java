package dev.candor.c2pa.port;

import java.io.IOException;
import java.net.URI;

/// Asks OCSP responders for the state of certificates (RFC 6960, appendix A; RFC 5019, 5). The
/// engine never opens a connection of its own. Implementations are thread safe.
public interface OcspClient {
    /// The DER answer to a DER request.
    ///
    /// @param responder where the certificate says its issuer answers: an address to be distrusted
    /// @param limit the most bytes to take; a longer answer is an `IOException`
    byte[] ask(URI responder, byte[] request, int limit) throws IOException;
}
