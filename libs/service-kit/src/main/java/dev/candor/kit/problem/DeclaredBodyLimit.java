package dev.candor.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body whose declared length is over the limit before a byte of it is read, and says so.
///
/// The platform's own limit, which would answer without a word, stands behind it and also counts
/// undeclared bodies.
@ApplicationScoped
class DeclaredBodyLimit {
    private static final int BEFORE_THE_PLATFORM = 100_000;

    private static final Pattern JSON =
            Pattern.compile("application/([a-z0-9.-]+\\+)?json\\b.*", Pattern.CASE_INSENSITIVE);

    private final MemorySize limit;
    private final Optional<MemorySize> jsonLimit;
    private final ObjectMapper json;

    DeclaredBodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M")
                    MemorySize limit,
            @ConfigProperty(name = "candor.http.max-json-body") Optional<MemorySize> jsonLimit,
            ObjectMapper json) {
        this.limit = limit;
        this.jsonLimit = jsonLimit;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_THE_PLATFORM);
    }

    private void filter(RoutingContext context) {
        var limit = limit(context.request());
        if (declaredLength(context.request()) <= limit) {
            context.next();
            return;
        }
        var problem =
                Problem.of(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "A body here has at most %d bytes.".formatted(limit));
        HangUp.refusing(
                context.vertx(),
                context.request(),
                () ->
                        context.response()
                                .setStatusCode(problem.status())
                                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                                .end(write(problem)));
    }

    /// JSON is read whole, other bodies as they come: it may have a lower limit of its own.
    private long limit(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        var isJson = type != null && JSON.matcher(type).matches();
        return (isJson ? jsonLimit.orElse(limit) : limit).asLongValue();
    }

    private static long declaredLength(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0; // the HTTP codec refuses it
        }
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
