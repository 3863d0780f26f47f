package dev.candor.c2pa.net;

import dev.candor.c2pa.port.TimeStamper;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/// Asks a time-stamping authority over HTTP (RFC 3161, 3.4). Thread safe.
public final class HttpTimeStamper implements TimeStamper {
    private static final String REQUEST = "application/timestamp-query";
    private static final Set<String> RESPONSE = Set.of("application/timestamp-reply");
    private static final int LARGEST = 1 << 16;

    private final Exchange exchange;
    private final URI authority;

    public HttpTimeStamper(URI authority, NetPolicy policy) {
        this.exchange = new Exchange(policy);
        this.authority = authority;
    }

    @Override
    public byte[] stamp(byte[] request) throws IOException {
        return exchange.post(authority, request, REQUEST, LARGEST, RESPONSE);
    }
}
