package dev.candor.gateway.limit;

import dev.candor.gateway.routing.ProblemWriter;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Counts what comes in at the door, and stops who asks too much: 429 with `Retry-After`.
///
/// Every answer says where its caller stands (`RateLimit`, `RateLimit-Policy`:
/// draft-ietf-httpapi-ratelimit-headers). Whoever has a token is counted as that account, whoever
/// has none by the address the connection comes from.
@ApplicationScoped
class RateLimits {
    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final int AFTER_AUTHENTICATION = 150;
    private static final List<String> UNCOUNTED = List.of("/q/", "/docs", "/static/");

    private final RateLimiter limiter;
    private final IdentityProviderManager identities;
    private final ProblemWriter problems;
    private final Quota account;
    private final Quota anonymous;

    RateLimits(
            RateLimiter limiter,
            IdentityProviderManager identities,
            ProblemWriter problems,
            LimitConfig config) {
        this.limiter = limiter;
        this.identities = identities;
        this.problems = problems;
        this.account = new Quota("account", config.account());
        this.anonymous = new Quota("anonymous", config.anonymous());
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, AFTER_AUTHENTICATION);
    }

    /// The loan may take a moment: the body waits. A token that does not hold is told so later, and
    /// counted with the address.
    private void count(RoutingContext context) {
        if (UNCOUNTED.stream().anyMatch(context.normalizedPath()::startsWith)) {
            context.next();
            return;
        }
        var loop = context.vertx().getOrCreateContext();
        context.request().pause();
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .map(identity -> Actors.of(identity).map(RateLimits::name))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(
                        name ->
                                name.map(it -> limiter.ask(account, it))
                                        .orElseGet(() -> limiter.ask(anonymous, address(context))))
                .subscribe()
                .with(
                        standing -> loop.runOnContext(_ -> answer(context, standing)),
                        failure -> {
                            LOG.error("a request was not counted", failure);
                            loop.runOnContext(_ -> goOn(context));
                        });
    }

    private void answer(RoutingContext context, Standing standing) {
        if (context.response().ended()) {
            return; // the caller has gone
        }
        tell(context.response(), standing);
        if (standing.allowed()) {
            goOn(context);
        } else {
            context.request().resume();
            problems.tooMany(context.response(), standing.resets());
        }
    }

    private static void goOn(RoutingContext context) {
        context.request().resume();
        context.next();
    }

    private static void tell(HttpServerResponse response, Standing standing) {
        var quota = standing.quota();
        response.putHeader(
                        "RateLimit-Policy",
                        "\"%s\";q=%d;w=60".formatted(quota.name(), quota.requests()))
                .putHeader(
                        "RateLimit",
                        "\"%s\";r=%d;t=%d"
                                .formatted(quota.name(), standing.left(), standing.resets()));
    }

    private static String name(Actor actor) {
        return actor.organization().slug() + '/' + actor.id();
    }

    private static String address(RoutingContext context) {
        var remote = context.request().remoteAddress();
        return remote == null ? "unknown" : Addresses.counted(remote.hostAddress());
    }
}
