package dev.candor.provenance.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.HangUp;
import dev.candor.kit.problem.Problem;
import dev.candor.kit.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/// JSON is parsed in the heap, so it is small and says so beforehand, whatever size media may have.
@Singleton
class JsonBodyLimit {
    private static final long LIMIT = 256 * 1024;
    private static final int EARLY = 100;

    private static final Set<HttpMethod> BODILESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ObjectMapper json;

    JsonBodyLimit(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, EARLY);
    }

    private void filter(RoutingContext exchange) {
        var request = exchange.request();
        if (!bringsABody(request) || !isJson(request)) {
            exchange.next();
        } else if (request.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            refuse(exchange, MediaProblem.LENGTH_REQUIRED, "Say the length of JSON beforehand.");
        } else if (Intake.declaredLength(request) > LIMIT) {
            refuse(
                    exchange,
                    CommonProblem.PAYLOAD_TOO_LARGE,
                    "JSON may have at most %d bytes here.".formatted(LIMIT));
        } else {
            exchange.next();
        }
    }

    private void refuse(RoutingContext exchange, ProblemType type, String detail) {
        HangUp.soon(exchange.vertx(), exchange.request());
        exchange.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(written(Problem.of(type, detail)));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean bringsABody(HttpServerRequest request) {
        return !BODILESS.contains(request.method());
    }

    private static boolean isJson(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }
}
