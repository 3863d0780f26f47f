package dev.candor.c2pa.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// One request and its answer over HTTP, under a policy. Every address is checked before it is
/// asked, that of a redirect like the first. Thread safe.
final class Exchange {
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;

    private final NetPolicy policy;
    private final HttpClient client;

    Exchange(NetPolicy policy) {
        this.policy = policy;
        var builder =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(policy.timeout());
        if (!policy.authorities().isEmpty()) {
            builder.sslContext(Authorities.believing(policy.authorities()));
        }
        this.client = builder.build();
    }

    /// The body of the answer.
    ///
    /// @param limit the most bytes to take
    /// @param types content types that will do; none if any will
    /// @throws IOException if the address is refused, the answer is no success, of another type,
    /// longer than the limit or late
    byte[] get(URI uri, int limit, Set<String> types) throws IOException {
        var deadline = System.nanoTime() + policy.timeout().toNanos();
        var at = uri;
        for (int i = 0; i <= policy.redirects(); i++) {
            var response = send(at, HttpRequest.Builder::GET, limit, deadline);
            if (!MOVED.contains(response.statusCode())) {
                return body(response, types);
            }
            var from = at;
            at =
                    response.headers()
                            .firstValue("Location")
                            .map(to -> resolve(from, to))
                            .orElseThrow(() -> new IOException("%s leads nowhere".formatted(from)));
            if (from.getScheme().equals("https") && !"https".equals(at.getScheme())) {
                throw new IOException("%s leads out of https".formatted(from));
            }
        }
        throw new IOException("%s leads to no end".formatted(uri));
    }

    /// The body of the answer to something sent. Redirects are refused.
    byte[] post(URI uri, byte[] body, String type, int limit, Set<String> types)
            throws IOException {
        var deadline = System.nanoTime() + policy.timeout().toNanos();
        return body(
                send(
                        uri,
                        builder ->
                                builder.header("Content-Type", type)
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                        limit,
                        deadline),
                types);
    }

    /// An answer, whatever its status.
    record Answer(int status, byte[] body) {}

    /// The answer to something sent with headers of the caller's own, which may be secret.
    /// Redirects are not followed.
    ///
    /// @param limit the most bytes to take
    /// @throws IOException if the address is refused, or the answer is too long or too late
    Answer send(URI uri, byte[] body, Map<String, String> headers, int limit) throws IOException {
        var deadline = System.nanoTime() + policy.timeout().toNanos();
        var response =
                send(
                        uri,
                        builder -> {
                            headers.forEach(builder::header);
                            return builder.POST(HttpRequest.BodyPublishers.ofByteArray(body));
                        },
                        limit,
                        deadline);
        return new Answer(response.statusCode(), response.body());
    }

    private static URI resolve(URI from, String to) {
        try {
            return from.resolve(to);
        } catch (IllegalArgumentException e) {
            return URI.create("about:invalid");
        }
    }

    private HttpResponse<byte[]> send(
            URI uri,
            Function<HttpRequest.Builder, HttpRequest.Builder> method,
            int limit,
            long deadline)
            throws IOException {
        check(uri);
        var request = method.apply(HttpRequest.newBuilder(uri).timeout(left(deadline))).build();
        var sent =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limit));
        try {
            return sent.get(left(deadline).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new IOException("%s took too long".formatted(uri), e);
        } catch (ExecutionException e) {
            throw new IOException("%s gave no answer to be used".formatted(uri), e);
        }
    }

    /// Refuses an address before any connection is made. A name is resolved here, and the JDK keeps
    /// what it resolved for the connection that follows.
    private void check(URI uri) throws IOException {
        var scheme = uri.getScheme();
        if (!"https".equals(scheme) && !(policy.plain() && "http".equals(scheme))) {
            throw new IOException("%s is not https".formatted(uri));
        }
        var host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null) {
            throw new IOException("%s names no host alone".formatted(uri));
        }
        if (!policy.allows(host)) {
            throw new IOException("%s is not on the list of hosts".formatted(host));
        }
        if (!policy.inside()) {
            for (var address : InetAddress.getAllByName(host)) {
                if (!Addresses.isPublic(address)) {
                    throw new IOException("%s is at a private address".formatted(host));
                }
            }
        }
    }

    private static byte[] body(HttpResponse<byte[]> response, Set<String> types)
            throws IOException {
        if (response.statusCode() != OK) {
            throw new IOException("%s answers %d".formatted(response.uri(), response.statusCode()));
        }
        var type =
                response.headers()
                        .firstValue("Content-Type")
                        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .orElse("");
        if (!types.isEmpty() && !types.contains(type)) {
            throw new IOException("%s answers with %s".formatted(response.uri(), type));
        }
        return response.body();
    }

    private static Duration left(long deadline) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new IOException("no time is left");
        }
        return Duration.ofNanos(left);
    }
}
