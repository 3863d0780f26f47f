package dev.candor.kit.problem;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a `Content-Type` that is no media type or names a charset nobody knows (RFC 9110, 8.3),
/// before anything goes by it: the platform would break over it.
class ReadableMediaType {
    @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHENTICATION)
    public void check(ContainerRequestContext request) {
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.isBlank() && !isReadable(type)) {
            throw new Declined(
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is no media type, or its charset is not known here; send one such"
                            + " as application/json.");
        }
    }

    static boolean isReadable(String type) {
        try {
            var charset = MediaType.valueOf(type).getParameters().get(MediaType.CHARSET_PARAMETER);
            return charset == null || Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
