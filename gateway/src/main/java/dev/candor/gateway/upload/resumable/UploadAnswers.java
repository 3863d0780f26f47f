package dev.candor.gateway.upload.resumable;

import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What answers say of an upload in their headers.
@ApplicationScoped
class UploadAnswers {
    private static final String PATH = "/v1/uploads";
    private static final int CREATED = 201;

    private final UploadConfig config;
    private final MemorySize mostAtOnce;

    UploadAnswers(
            UploadConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostAtOnce) {
        this.config = config;
        this.mostAtOnce = mostAtOnce;
    }

    String limits() {
        return "max-size=%d, max-append-size=%d, max-age=%d"
                .formatted(
                        config.maxAssetSize(),
                        mostAtOnce.asLongValue(),
                        config.upload().maxAge().toSeconds());
    }

    RestResponse<UploadView> created(Upload upload) {
        var view = UploadView.of(upload);
        return headers(ResponseBuilder.<UploadView>create(CREATED), upload)
                .location(URI.create(view.path()))
                .entity(view)
                .build();
    }

    RestResponse<UploadView> ok(Upload upload) {
        return headers(ResponseBuilder.<UploadView>create(200), upload)
                .entity(UploadView.of(upload))
                .build();
    }

    RestResponse<Void> head(Upload upload) {
        return headers(ResponseBuilder.<Void>create(204), upload).build();
    }

    private <T> ResponseBuilder<T> headers(ResponseBuilder<T> answer, Upload upload) {
        answer.header(UploadHeaders.OFFSET, upload.offset())
                .header(UploadHeaders.COMPLETE, UploadHeaders.of(!upload.state().isOpen()))
                .header(UploadHeaders.LIMIT, limits())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (upload.length() != null) {
            answer.header(UploadHeaders.LENGTH, upload.length());
        }
        if (upload.sha256() != null) {
            answer.header(ReprDigest.HEADER, ReprDigest.format(upload.sha256()));
        }
        return answer;
    }

    /// Clients of the protocol read headers, not problems.
    @ServerResponseFilter
    public void refusals(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Problem problem)
                || !request.getUriInfo().getRequestUri().getPath().startsWith(PATH)) {
            return;
        }
        var headers = response.getHeaders();
        if (problem.members().get("expected-offset") instanceof Long offset) {
            headers.putSingle(UploadHeaders.OFFSET, offset);
            headers.putSingle(UploadHeaders.COMPLETE, UploadHeaders.of(false));
        }
        if (problem.status() == CommonProblem.PAYLOAD_TOO_LARGE.status()) {
            headers.putSingle(UploadHeaders.LIMIT, limits());
        }
        if (problem.type().equals(CommonProblem.DIGEST_MISMATCH.uri())) {
            headers.putSingle(UploadHeaders.COMPLETE, UploadHeaders.of(true));
        }
    }
}
