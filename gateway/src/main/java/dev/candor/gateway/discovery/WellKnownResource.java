package dev.candor.gateway.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Documents at addresses that everybody knows (RFC 8615).
@Path("/.well-known")
@PermitAll
class WellKnownResource {
    private static final String LINKSET =
            "application/linkset+json;profile=\"https://www.rfc-editor.org/info/rfc9727\"";
    private static final String CATALOGUE = "/.well-known/api-catalog";

    /// How long a statement of whom to tell may be believed.
    private static final Duration BELIEVED = Duration.ofDays(90);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DiscoveryConfig config;
    private final URI address;
    private final URI issuer;
    private final Clock clock;

    WellKnownResource(
            DiscoveryConfig config,
            @ConfigProperty(name = "candor.gateway.public-url") URI address,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI issuer,
            Clock clock) {
        this.config = config;
        this.address = address;
        this.issuer = issuer;
        this.clock = clock;
    }

    @GET
    @Path("/api-catalog")
    @Produces(LINKSET)
    @Operation(hidden = true)
    public Response catalogue() {
        var linkset = JSON.objectNode();
        var suite = linkset.putArray("linkset").addObject();
        suite.put("anchor", at("/v1").toString());
        link(suite, "service-desc", "/q/openapi", "application/vnd.oai.openapi;version=3.1");
        link(suite, "service-doc", "/docs", "text/html");
        return linked(Response.ok(linkset)).build();
    }

    /// The link alone (RFC 9727, 2): for whoever only asks where the catalogue is.
    @HEAD
    @Path("/api-catalog")
    @Produces(LINKSET)
    @Operation(hidden = true)
    public Response whereCatalogueIs() {
        return linked(Response.ok()).build();
    }

    /// Who issues the tokens that are taken here (RFC 9728).
    @GET
    @Path("/oauth-protected-resource")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public ObjectNode protectedResource() {
        var metadata = JSON.objectNode().put("resource", address.toString());
        metadata.putArray("authorization_servers")
                .add(config.authorizationServer().orElse(issuer).toString());
        metadata.putArray("bearer_methods_supported").add("header");
        return metadata.put("resource_name", "Candor")
                .put("resource_documentation", at("/docs").toString());
    }

    @GET
    @Path("/security.txt")
    @Produces("text/plain;charset=utf-8")
    @Operation(hidden = true)
    public String security() {
        var contact =
                config.securityContact()
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                CommonProblem.NOT_FOUND,
                                                "Whoever runs this installation has not said"
                                                        + " where reports of weaknesses go"
                                                        + " (candor.discovery.security-contact)."));
        var expires = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(BELIEVED);
        var text =
                """
                Contact: %s
                Expires: %s
                Canonical: %s
                """
                        .formatted(contact, expires, at("/.well-known/security.txt"));
        return config.securityPolicy()
                .map(policy -> text + "Policy: %s\n".formatted(policy))
                .orElse(text);
    }

    private void link(ObjectNode context, String relation, String path, String type) {
        context.putArray(relation).addObject().put("href", at(path).toString()).put("type", type);
    }

    private Response.ResponseBuilder linked(Response.ResponseBuilder answer) {
        return answer.header(
                HttpHeaders.LINK, "<%s>; rel=\"api-catalog\"".formatted(at(CATALOGUE)));
    }

    private URI at(String path) {
        return address.resolve(path);
    }
}
