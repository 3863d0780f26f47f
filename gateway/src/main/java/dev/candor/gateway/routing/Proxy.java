package dev.candor.gateway.routing;

import static java.util.Objects.requireNonNull;

import dev.candor.gateway.routing.RouteTable.Route;
import dev.candor.kit.identity.ActorAssertion;
import dev.candor.kit.problem.Problem;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Passes requests for other services' resources on, bodies streamed both ways.
///
/// The gateway authenticates; the service behind checks the token again and decides for itself.
@ApplicationScoped
class Proxy {
    private static final Logger LOG = Logger.getLogger(Proxy.class);

    /// What a caller may bring along, and where it goes.
    private record Passage(HttpProxy proxy, long limit) {}

    private final Neighbours neighbours;
    private final IdentityProviderManager identities;
    private final ProblemWriter problems;
    private final Map<Neighbour, Passage> json = new EnumMap<>(Neighbour.class);
    private final Map<Neighbour, Passage> open = new EnumMap<>(Neighbour.class);
    private final Map<Neighbour, Passage> authenticated = new EnumMap<>(Neighbour.class);

    Proxy(
            Neighbours neighbours,
            RoutingConfig config,
            ProblemWriter problems,
            IdentityProviderManager identities,
            Vertx vertx) {
        this.neighbours = neighbours;
        this.identities = identities;
        this.problems = problems;
        var client = vertx.createHttpClient(options(config));
        for (var neighbour : Neighbour.values()) {
            json.put(neighbour, passage(client, neighbour, config.maxJsonBody()));
            open.put(neighbour, passage(client, neighbour, config.maxAnonymousBody()));
            authenticated.put(neighbour, passage(client, neighbour, config.maxBody()));
        }
    }

    void mount(@Observes Router router) {
        router.route("/v1/*")
                .handler(
                        context ->
                                RouteTable.find(context.request().path())
                                        .ifPresentOrElse(
                                                route -> identify(route, context), context::next));
    }

    /// The identity may take a moment: the body waits.
    private void identify(Route route, RoutingContext context) {
        context.request().pause();
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(
                        identity -> pass(route, context, token(identity)),
                        failure -> refuse(context, failure));
    }

    private void refuse(RoutingContext context, Throwable failure) {
        if (context.response().headWritten()) {
            return; // the platform has sent its challenge already
        }
        if (failure instanceof AuthenticationFailedException) {
            problems.unauthenticated(context.response());
        } else {
            LOG.errorf("identity not established: %s", failure.getMessage());
            problems.noIdentityProvider(context.response());
        }
    }

    private void pass(Route route, RoutingContext context, Optional<String> token) {
        var request = context.request();
        if (token.isEmpty() && !route.openTo().contains(request.method().name())) {
            problems.unauthenticated(context.response());
            return;
        }
        var passage = requireNonNull(passages(route, token).get(route.to()));
        if (statedLength(request) > passage.limit()) {
            problems.tooLarge(request, passage.limit());
            return;
        }
        rewrite(request, token);
        passage.proxy().handle(request);
    }

    private Map<Neighbour, Passage> passages(Route route, Optional<String> token) {
        return switch (route.carries()) {
            case JSON -> json;
            case MEDIA -> token.isEmpty() ? open : authenticated;
        };
    }

    private static Optional<String> token(SecurityIdentity identity) {
        return identity.isAnonymous()
                ? Optional.empty()
                : Optional.ofNullable(identity.getCredential(AccessTokenCredential.class))
                        .map(AccessTokenCredential::getToken);
    }

    private static long statedLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length); // the HTTP codec has refused others
    }

    private static void rewrite(HttpServerRequest request, Optional<String> token) {
        var headers = request.headers();
        headers.remove(HttpHeaders.COOKIE)
                .remove(ActorAssertion.HEADER)
                .remove(HttpHeaders.AUTHORIZATION)
                .remove("Forwarded")
                .set("X-Forwarded-For", caller(request.remoteAddress()))
                .set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        Optional.ofNullable(request.authority())
                .ifPresent(authority -> headers.set("X-Forwarded-Host", authority.toString()));
        token.ifPresent(it -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + it));
    }

    /// Behind a trusted proxy the address is what that says, and may be no address at all: then the
    /// caller is unknown (RFC 7239, 6.2), and is served like any other.
    static String caller(@Nullable SocketAddress address) {
        return Optional.ofNullable(address).map(SocketAddress::hostAddress).orElse("unknown");
    }

    private Passage passage(HttpClient client, Neighbour neighbour, long limit) {
        var origin = neighbours.addressOf(neighbour);
        var proxy =
                HttpProxy.reverseProxy(client)
                        .origin(context -> BodyLimit.framing(context, client.request(to(origin))))
                        .addInterceptor(new HopByHop())
                        .addInterceptor(new Unreachable(neighbour))
                        .addInterceptor(new BodyLimit(limit, problems));
        return new Passage(proxy, limit);
    }

    private static RequestOptions to(URI origin) {
        var secure = "https".equals(origin.getScheme());
        int port = origin.getPort() > 0 ? origin.getPort() : secure ? 443 : 80;
        return new RequestOptions().setHost(origin.getHost()).setPort(port).setSsl(secure);
    }

    private static HttpClientOptions options(RoutingConfig limits) {
        return new HttpClientOptions()
                .setMaxPoolSize(128)
                .setKeepAliveTimeout(Math.toIntExact(limits.keepAlive().toSeconds()))
                .setConnectTimeout(Math.toIntExact(limits.connectTimeout().toMillis()))
                .setIdleTimeout(Math.toIntExact(limits.idleTimeout().toSeconds()));
    }

    /// A service that cannot be reached is 503 and named, whatever the client library calls it.
    private final class Unreachable implements ProxyInterceptor {
        private final Neighbour neighbour;

        Unreachable(Neighbour neighbour) {
            this.neighbour = neighbour;
        }

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest()
                    .recover(failure -> Future.succeededFuture(name(context, failure)));
        }

        private ProxyResponse name(ProxyContext context, Throwable failure) {
            LOG.warnf("%s unreachable: %s", neighbour.title(), failure.getMessage());
            var problem = ProblemWriter.unavailable(neighbour);
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE.toString(), Problem.MEDIA_TYPE)
                    .setBody(Body.body(problems.bytes(problem)));
        }
    }
}
