package dev.candor.label.badge;

import dev.candor.label.verdict.Verdict;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// What every form of a label says about itself. It may be kept, and has to be asked for again
/// each time: a correction or retraction is seen at once, and what has not changed costs no body.
final class Told {
    /// Changes when words or drawings of the forms do.
    private static final String FORM = "4";

    private Told() {}

    static EntityTag tag(Verdict verdict, Badge badge, String form) {
        return new EntityTag(
                "%s.%d.%d.%s.%s.%s"
                        .formatted(
                                verdict.id(),
                                verdict.version(),
                                badge.stands().revision(),
                                badge.language().tag(),
                                form,
                                FORM));
    }

    /// @param whole made only where the asker does not have it already
    static <T> RestResponse<T> answer(
            Request request,
            Verdict verdict,
            Badge badge,
            String form,
            Supplier<ResponseBuilder<T>> whole) {
        var tag = tag(verdict, badge, form);
        var builder =
                request.evaluatePreconditions(tag) == null
                        ? whole.get()
                        : ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED);
        return builder.tag(tag)
                .header(HttpHeaders.CONTENT_LANGUAGE, badge.language().tag())
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
