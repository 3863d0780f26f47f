package dev.candor.gateway.webhook;

import dev.candor.gateway.egress.Egress.ForbiddenAddressException;
import dev.candor.gateway.webhook.Outcome.Gone;
import dev.candor.gateway.webhook.Outcome.Refused;
import dev.candor.gateway.webhook.Outcome.Taken;
import dev.candor.gateway.webhook.Outcome.Unreached;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Sends to receivers. The address that was judged is the one that is connected to, a redirect is
/// an answer like any other, and of an answer nothing is read but its head.
@ApplicationScoped
class Receivers {
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final ReceiverRules rules;
    private final Vertx vertx;
    private final Duration patience;
    private final HttpClient http;

    Receivers(ReceiverRules rules, Vertx vertx, WebhookConfig config) {
        this.rules = rules;
        this.vertx = vertx;
        this.patience = config.patience();
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setMaxHeaderSize(LONGEST_HEADERS)
                                .setConnectTimeout((int) patience.toMillis())
                                .setMaxPoolSize(config.underWay()));
    }

    /// One attempt. Never fails.
    Uni<Outcome> post(URI to, Map<String, String> headers, String body) {
        return address(to)
                .chain(address -> http.request(request(to, address, headers)))
                .chain(request -> send(request, body))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new Unreached(why(failure)));
    }

    private Uni<InetAddress> address(URI to) {
        return vertx.executeBlocking(() -> rules.egress().judged(to.getHost()), false);
    }

    private static RequestOptions request(
            URI to, InetAddress address, Map<String, String> headers) {
        boolean secure = "https".equals(to.getScheme());
        int port = to.getPort() > 0 ? to.getPort() : secure ? 443 : 80;
        var path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        new InetSocketAddress(address, port)))
                        .setHost(to.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setFollowRedirects(false)
                        .setURI(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery());
        headers.forEach(options::putHeader);
        return options;
    }

    private static Uni<Outcome> send(HttpClientRequest request, String body) {
        return request.send(Buffer.buffer(body))
                .invoke(response -> response.exceptionHandler(_ -> {})) // it is closed unread
                .map(Receivers::outcome)
                .onTermination()
                .invoke(() -> request.connection().closeAndForget());
    }

    private static Outcome outcome(HttpClientResponse response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Taken(status);
        }
        return status == 410
                ? new Gone(status)
                : new Refused(status, pause(response.getHeader("Retry-After")));
    }

    private static Optional<Duration> pause(@Nullable String asked) {
        return Optional.ofNullable(asked)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private String why(Throwable failure) {
        return switch (failure) {
            case ForbiddenAddressException _ -> ForbiddenAddressException.MESSAGE;
            case UnknownHostException _ -> "The host has no address.";
            case TimeoutException _ ->
                    "There was no answer within %d s.".formatted(patience.toSeconds());
            case SSLException _ -> "There was no connection by TLS that can be trusted.";
            default -> "The connection failed.";
        };
    }
}
