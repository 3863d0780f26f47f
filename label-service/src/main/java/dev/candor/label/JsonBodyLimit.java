package dev.candor.label;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Media is streamed to the spool, JSON is read whole into memory: it has a limit of its own,
/// and has to say its length.
class JsonBodyLimit {
    private static final int LIMIT = 1 << 20;

    @ServerRequestFilter(preMatching = true)
    public void limit(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.POST)
                && isJson(request.getMediaType())
                && (request.getLength() < 0 || request.getLength() > LIMIT)) {
            throw new Declined(
                    CommonProblem.PAYLOAD_TOO_LARGE,
                    "A JSON body here says its Content-Length and has at most %d bytes."
                            .formatted(LIMIT));
        }
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null && type.getSubtype().endsWith("json");
    }
}
