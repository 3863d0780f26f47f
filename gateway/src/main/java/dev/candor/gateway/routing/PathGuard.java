package dev.candor.gateway.routing;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;

/// Refuses paths that two parsers could read in two ways, and addresses that are too long for the
/// services behind.
///
/// Whoever matches paths (policies, routes, resources, the services behind) must see the same
/// segments. Matrix
/// parameters, encoded separators, empty and dotted segments are where they differ, and none of
/// our resources has any.
@ApplicationScoped
class PathGuard {
    private static final int BEFORE_AUTHENTICATION = 1_000;

    /// Characters of path and query. A service reads a request line of 4,096 bytes.
    static final int LONGEST = 4_000;

    private static final List<String> REFUSED =
            List.of(";", "\\", "%3b", "%2f", "%5c", "%00", "%25", "%2e", "//", "/./", "/../");

    private final ProblemWriter problems;

    PathGuard(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_AUTHENTICATION);
    }

    private void check(RoutingContext context) {
        if (context.request().uri().length() > LONGEST) {
            problems.uriTooLong(context.response(), LONGEST);
        } else if (isPlain(rawPath(context.request().uri()))) {
            context.next();
        } else {
            problems.badPath(context.response());
        }
    }

    /// @param path as it came, nothing decoded
    static boolean isPlain(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return lower.startsWith("/")
                && REFUSED.stream().noneMatch(lower::contains)
                && !lower.endsWith("/..")
                && !lower.endsWith("/.");
    }

    private static String rawPath(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
