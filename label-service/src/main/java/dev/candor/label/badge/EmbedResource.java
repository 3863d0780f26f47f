package dev.candor.label.badge;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Labels for other people's pages, for everybody.
@Path("/v1/embeds")
@Tag(name = "Badges")
class EmbedResource {
    private static final String OEMBED = "application/json+oembed";
    private static final String SCRIPT = "text/javascript";

    private final ShowLabel showLabel;
    private final String component = component();

    EmbedResource(ShowLabel showLabel) {
        this.showLabel = showLabel;
    }

    @GET
    @Path("/candor-label.js")
    @PermitAll
    @Produces(SCRIPT)
    @Operation(
            summary = "The web component candor-label",
            description =
                    "`<candor-label verdict=\"…\"><a href=\"/v1/embeds/…\">AI-generated</a>"
                            + "</candor-label>`: without script the link inside stays; with it the"
                            + " label is live and shows a correction at once.")
    @APIResponse(
            responseCode = "200",
            description = "An ECMAScript module",
            content = @Content(mediaType = SCRIPT, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> script() {
        return ResponseBuilder.ok(component, SCRIPT + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Path("/{verdictId}")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "The page of a verdict, and its oEmbed answer",
            description =
                    "Everything about the verdict that is public, as a page without script; by"
                            + " Accept: application/json+oembed as oEmbed 1.0. Addresses are paths:"
                            + " resolve them against the address you asked.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = {
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = OEMBED,
                        schema = @Schema(implementation = Oembed.class),
                        examples = @ExampleObject(name = "generated", value = BadgeExamples.OEMBED))
            })
    @APIResponse(responseCode = "304", description = "It is as If-None-Match knows it")
    @APIResponse(responseCode = "404", description = "`unknown-verdict`: no such verdict")
    public Uni<RestResponse<String>> page(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return showLabel
                .of(verdictId, lang, headers)
                .map(
                        shown ->
                                Told.answer(
                                        request,
                                        shown.verdict(),
                                        shown.badge(),
                                        "page",
                                        () ->
                                                ResponseBuilder.ok(
                                                                BadgeHtml.page(
                                                                        shown.verdict(),
                                                                        shown.badge()),
                                                                MediaType.TEXT_HTML
                                                                        + ";charset=UTF-8")
                                                        .header(
                                                                "Content-Security-Policy",
                                                                BadgeResource.CLOSED)));
    }

    @GET
    @Path("/{verdictId}")
    @PermitAll
    @Produces(OEMBED + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<RestResponse<Oembed>> oembed(
            @RestPath UUID verdictId,
            @RestQuery @Nullable String lang,
            @Context HttpHeaders headers,
            @Context Request request) {
        return showLabel
                .of(verdictId, lang, headers)
                .map(
                        shown ->
                                Told.answer(
                                        request,
                                        shown.verdict(),
                                        shown.badge(),
                                        "oembed",
                                        () ->
                                                ResponseBuilder.ok(
                                                        Oembed.of(shown.verdict(), shown.badge()),
                                                        OEMBED)));
    }

    private static String component() {
        try (var in = EmbedResource.class.getResourceAsStream("/badge/candor-label.js")) {
            if (in == null) {
                throw new IllegalStateException("The web component is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
