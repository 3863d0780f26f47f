package dev.candor.consent.assetlink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.page.PlainPage;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.PublicOrganization;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Consent statements, for everybody (practice 10a).
@Tag(name = "Consent statements", description = "Under what consent a published file stands")
@Path("/v1/assets/{sha256}/consent-statement")
class StatementResource {
    private final Statements statements;
    private final PublicOrganization publicOrganization;
    private final ObjectMapper json;
    private final Clock clock;

    StatementResource(
            Statements statements,
            PublicOrganization publicOrganization,
            ObjectMapper json,
            Clock clock) {
        this.statements = statements;
        this.publicOrganization = publicOrganization;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read under what consent a file stands",
            description =
                    "By the SHA-256 of its bytes. Of all people in it together, in classes and"
                        + " quarters of years: no name, no id, nothing that singles anybody out. A"
                        + " file that is not recorded gets NOT_RECORDED and what that means. As"
                        + " JSON, or by Accept as a page. No token is needed.")
    @APIResponse(
            responseCode = "200",
            description = "The statement",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = StatementView.class),
                        examples =
                                @ExampleObject(
                                        name = "in-force",
                                        value = AssetLinkExamples.STATEMENT)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "Not changed")
    @APIResponse(
            responseCode = "404",
            description = "`unknown-organization`: it shows nothing here")
    public Uni<RestResponse<StatementView>> statement(
            @Parameter(description = "SHA-256 of the file, in lower-case hexadecimal digits")
                    @RestPath
                    @Pattern(regexp = SHA256, message = NOT_A_SHA256)
                    String sha256,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @Context Request conditions) {
        return find(sha256, organization)
                .map(
                        view ->
                                answer(
                                        view,
                                        "",
                                        conditions,
                                        () ->
                                                ResponseBuilder.ok(
                                                        view, MediaType.APPLICATION_JSON)));
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> page(
            @Parameter(description = "SHA-256 of the file, in lower-case hexadecimal digits")
                    @RestPath
                    @Pattern(regexp = SHA256, message = NOT_A_SHA256)
                    String sha256,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization,
            @Context Request conditions) {
        return find(sha256, organization)
                .map(view -> answer(view, "-html", conditions, () -> html(view)));
    }

    private static final String SHA256 = "[0-9a-f]{64}";
    private static final String NOT_A_SHA256 = "not 64 lower-case hexadecimal digits of a SHA-256";

    private Uni<StatementView> find(String sha256, @Nullable String organization) {
        return statements
                .of(publicOrganization.named(organization), sha256, clock.instant())
                .map(facts -> StatementView.of(sha256, facts));
    }

    private static ResponseBuilder<String> html(StatementView view) {
        return ResponseBuilder.ok(StatementHtml.page(view), MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, "en")
                .header("Content-Security-Policy", PlainPage.CONTENT_SECURITY)
                .header("X-Content-Type-Options", "nosniff");
    }

    private <T> RestResponse<T> answer(
            StatementView view,
            String form,
            Request conditions,
            Supplier<ResponseBuilder<T>> whole) {
        var tag = new EntityTag(digest(view).substring(0, 32) + form);
        var unchanged = conditions.evaluatePreconditions(tag) != null;
        return (unchanged ? ResponseBuilder.<T>notModified(tag) : whole.get().tag(tag))
                .header(HttpHeaders.VARY, "Accept")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=30")
                .build();
    }

    private String digest(StatementView view) {
        try {
            return Digests.sha256Hex(json.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement is a JSON value", e);
        }
    }
}
