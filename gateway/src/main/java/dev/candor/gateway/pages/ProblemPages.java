package dev.candor.gateway.pages;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// What a problem document's `type` leads to (RFC 9457, section 3.1.1), for people and as JSON.
@Path("/problems")
@PermitAll
class ProblemPages {
    private final ProblemIndex index;

    ProblemPages(ProblemIndex index) {
        this.index = index;
    }

    /// All kinds of refusals.
    record Listed(List<KnownProblem> items) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance page() {
        return new ProblemsPage(index.all());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Listed list() {
        return new Listed(index.all());
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance page(@RestPath String name) {
        return new ProblemPage(require(name));
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public KnownProblem one(@RestPath String name) {
        return require(name);
    }

    private KnownProblem require(String name) {
        return index.find(name)
                .orElseThrow(
                        () ->
                                new Declined(
                                        CommonProblem.NOT_FOUND,
                                        "No part of Candor refuses by this name; /problems lists"
                                                + " all that there are."));
    }
}
