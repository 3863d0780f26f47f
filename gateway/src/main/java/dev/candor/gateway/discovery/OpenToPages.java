package dev.candor.gateway.discovery;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.regex.Pattern;

/// Lets pages of other sites use what is public anyway: verifying a file, fetching the manifest
/// that it names, and reading published records. Whatever wants a token stays closed to them:
/// `Authorization` is not among the headers that they may send.
@ApplicationScoped
class OpenToPages {
    private static final int BEFORE_AUTHENTICATION = 900;

    /// Paths, and what may be done there.
    private static final Map<Pattern, String> DOORS =
            Map.of(
                    Pattern.compile("/v1/verifications"), "POST",
                    Pattern.compile("/v1/(policies|tool-cards|profiles|vocabulary)(/.*)?"), "GET",
                    Pattern.compile("/v1/assets/[^/]+/consent-statement"), "GET",
                    Pattern.compile("/v1/manifests/stores/[^/]+"), "GET");

    private static final String A_DAY = "86400";

    private final boolean open;

    OpenToPages(DiscoveryConfig config) {
        open = config.openToPages();
    }

    void register(@Observes Filters filters) {
        if (open) {
            filters.register(this::open, BEFORE_AUTHENTICATION);
        }
    }

    private void open(RoutingContext context) {
        var request = context.request();
        if (request.getHeader(HttpHeaders.ORIGIN) == null) {
            context.next();
            return;
        }
        DOORS.entrySet().stream()
                .filter(door -> door.getKey().matcher(request.path()).matches())
                .findFirst()
                .map(Map.Entry::getValue)
                .ifPresentOrElse(method -> open(context, method), context::next);
    }

    private static void open(RoutingContext context, String method) {
        var asksFirst =
                context.request().method().equals(HttpMethod.OPTIONS)
                        && context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
                                != null;
        var response = context.response();
        if (asksFirst) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, method)
                    .putHeader(
                            HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                            "Content-Type, Accept, Accept-Language, Repr-Digest")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY)
                    .setStatusCode(204)
                    .end();
            return;
        }
        // Written last, so that what a service said of its own does not stand beside it.
        context.addHeadersEndHandler(
                _ ->
                        response.headers()
                                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                                .set(
                                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                                        "Link, ETag, Retry-After, RateLimit, RateLimit-Policy"));
        context.next();
    }
}
