package dev.candor.gateway.portal;

import dev.candor.gateway.publication.PublicationConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What changes something in the portal is asked for by a page of the portal, or not at all.
/// Signing out counts.
@ApplicationScoped
class SameOrigin {
    private static final int BEFORE_AUTHENTICATION = 900;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final URI publicUrl;

    SameOrigin(PublicationConfig config) {
        this.publicUrl = config.publicUrl();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_AUTHENTICATION);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        if (isOurs(request)) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end("Refused: this was asked for by another site.\n");
        }
    }

    private boolean isOurs(HttpServerRequest request) {
        var path = request.path() == null ? "" : request.path();
        var changes = !READING.contains(request.method().name());
        if (path.equals("/logout")) {
            return !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        }
        return !changes
                || !(path.equals("/portal") || path.startsWith("/portal/"))
                || isSameOrigin(
                        request.getHeader("Sec-Fetch-Site"),
                        request.getHeader("Origin"),
                        publicUrl);
    }

    /// Browsers that know `Sec-Fetch-Site` are believed; for others the `Origin` has to be ours.
    static boolean isSameOrigin(@Nullable String site, @Nullable String origin, URI ours) {
        if (site != null) {
            return site.toLowerCase(Locale.ROOT).equals("same-origin");
        }
        return origin != null
                && origin.equals("%s://%s".formatted(ours.getScheme(), ours.getAuthority()));
    }
}
