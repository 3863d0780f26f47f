package dev.candor.gateway.pages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Headers that keep a browser from doing what no page of ours asks of it.
@ApplicationScoped
class SecurityHeaders {
    private static final int FIRST = 2_000;
    private static final String POLICY = "Content-Security-Policy";
    private static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /// Swagger UI writes a script and styles into its page.
    private static final String OF_DOCS =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'"
                    + " 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, FIRST);
    }

    private static void add(RoutingContext context) {
        var path = context.request().path();
        context.addHeadersEndHandler(_ -> write(context.response(), path == null ? "" : path));
        context.next();
    }

    private static void write(HttpServerResponse response, String path) {
        var headers = response.headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (!headers.contains(POLICY)) { // a page of a service brings its own
            headers.set(POLICY, path.startsWith("/docs") ? OF_DOCS : STRICT);
        }
        if (path.startsWith("/portal")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
