package dev.candor.gateway.pages;

import dev.candor.kit.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Problem documents are for programs. Outside `/v1` whoever reads HTML gets the same refusal as
/// a page.
class ErrorPages {
    @ServerResponseFilter
    public void inWords(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && isForPeople(request)) {
            var incident = problem.members().get("incident");
            var page =
                    new ErrorPage(
                            problem.status(),
                            problem.title(),
                            problem.detail(),
                            incident == null ? null : incident.toString());
            response.setEntity(page.render(), null, MediaType.TEXT_HTML_TYPE);
        }
    }

    private static boolean isForPeople(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        var accept = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.ACCEPT), "");
        return !path.startsWith("/v1") && accept.contains(MediaType.TEXT_HTML);
    }
}
