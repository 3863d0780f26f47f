package dev.candor.c2pa.net;

import dev.candor.c2pa.port.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/// Fetches over HTTP, from the hosts a policy allows and no others. Thread safe.
public final class HttpFetcher implements Fetcher {
    private final Exchange exchange;

    public HttpFetcher(NetPolicy policy) {
        this.exchange = new Exchange(policy);
    }

    @Override
    public byte[] fetch(URI uri, int limit) throws IOException {
        return exchange.get(uri, limit, Set.of());
    }
}
