package dev.candor.c2pa.net;

import dev.candor.c2pa.port.OcspClient;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/// Asks OCSP responders by POST (RFC 6960, appendix A.1): a question with a nonce is new each time,
/// so nothing is won by GET and its caches. Thread safe.
public final class HttpOcspClient implements OcspClient {
    private static final String REQUEST = "application/ocsp-request";
    private static final Set<String> RESPONSE = Set.of("application/ocsp-response");

    private final Exchange exchange;

    /// @param policy responders that may be asked; most of them know plain `http` only
    public HttpOcspClient(NetPolicy policy) {
        this.exchange = new Exchange(policy);
    }

    @Override
    public byte[] ask(URI responder, byte[] request, int limit) throws IOException {
        return exchange.post(responder, request, REQUEST, limit, RESPONSE);
    }
}
