package dev.candor.kit.outbox;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The gateway's inbox, spoken to as the service itself.
@DefaultBean
@ApplicationScoped
class RemoteInbox implements Inbox {
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final OutboxConfig config;
    private final String issuer;
    private final Clock clock;
    private final HttpClient http;
    private final AtomicReference<@Nullable Token> held = new AtomicReference<>();

    RemoteInbox(
            OutboxConfig config,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url", defaultValue = "") String issuer,
            Clock clock,
            Vertx vertx) {
        this.config = config;
        this.issuer = issuer;
        this.clock = clock;
        this.http = vertx.createHttpClient();
    }

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    @Override
    public boolean isKnown() {
        return config.inbox().isPresent()
                && config.clientId().isPresent()
                && config.clientSecret().isPresent();
    }

    @Override
    public Uni<Void> deliver(List<String> bodies) {
        return token().chain(
                        token ->
                                send(
                                        config.inbox().orElseThrow(),
                                        "application/json",
                                        "Bearer " + token,
                                        String.join(",", bodies).transform("[%s]"::formatted)))
                .chain(response -> taken(response))
                .replaceWithVoid();
    }

    private Uni<HttpClientResponse> taken(HttpClientResponse response) {
        if (response.statusCode() == 401) {
            held.set(null); // the next try asks for another
        }
        return response.statusCode() / 100 == 2
                ? Uni.createFrom().item(response)
                : Uni.createFrom().failure(refused("the inbox", response));
    }

    private Uni<String> token() {
        var token = held.get();
        if (token != null && clock.instant().plus(MARGIN).isBefore(token.until())) {
            return Uni.createFrom().item(token.value());
        }
        var form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(
                                encoded(config.clientId().orElseThrow()),
                                encoded(config.clientSecret().orElseThrow()));
        return send(
                        URI.create(issuer + "/protocol/openid-connect/token"),
                        "application/x-www-form-urlencoded",
                        null,
                        form)
                .chain(this::granted);
    }

    private Uni<String> granted(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Uni.createFrom().failure(refused("the identity provider", response));
        }
        return response.body()
                .map(Buffer::toJsonObject)
                .map(this::token)
                .invoke(held::set)
                .map(Token::value);
    }

    private Token token(JsonObject answer) {
        return new Token(
                answer.getString("access_token"),
                clock.instant().plusSeconds(answer.getLong("expires_in", 60L)));
    }

    private Uni<HttpClientResponse> send(
            URI to, String type, @Nullable String authorization, String body) {
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(to.toString())
                        .setTimeout(config.patience().toMillis())
                        .putHeader("Content-Type", type)
                        .putHeader("Accept", "application/json");
        if (authorization != null) {
            options.putHeader("Authorization", authorization);
        }
        return http.request(options)
                .chain(request -> request.send(Buffer.buffer(body)))
                .ifNoItem()
                .after(config.patience())
                .fail();
    }

    private static IOException refused(String who, HttpClientResponse response) {
        return new IOException(who + " answered " + response.statusCode());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
