package dev.candor.label.icon;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Official icons, as far as the operator mounted them, for everybody.
@Path("/v1/icon-packs/eu-ai")
@Singleton
@Tag(name = "Badges")
class IconResource {
    private static final Logger LOG = Logger.getLogger(IconResource.class);
    private static final String SVG = "image/svg+xml";

    private final IconPack pack;

    IconResource(Icons icons) {
        this.pack = icons.pack();
    }

    /// Files that are none of the icons are a matter for the operator.
    void tell(@Observes StartupEvent start) {
        if (!pack.strangers().isEmpty()) {
            LOG.warnf("icons refused, their hash is not official: %s", pack.strangers());
        }
    }

    /// What the document shows: the first of the icons, mounted.
    static final String PACK =
            """
            {"id": "eu-ai", "refused": 0,
             "icons": [{"name": "basic-black", "mounted": true, "href": "/v1/icon-packs/eu-ai/basic-black",
                        "sha256": "58ffe859a4d74829d397f534a988081bcefb716849c7d3b84fa7a026dd1d257f"}]}
            """;

    /// @param icons all there are, in their order
    /// @param refused how many files were refused
    @RegisterForReflection
    public record PackView(String id, List<IconView> icons, int refused) {}

    /// @param name such as `generated-white-50`
    /// @param href where it is; absent where it was not mounted, and the neutral token serves
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IconView(String name, String sha256, boolean mounted, @Nullable String href) {}

    @GET
    @PermitAll
    @Operation(
            operationId = "listEuIcons",
            summary = "The European Union's icons",
            description =
                    "Which of them the operator mounted. A file is taken for an icon by its SHA-256"
                            + " alone. An icon never stands without words.")
    @APIResponse(
            responseCode = "200",
            description = "The icons",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PackView.class),
                            examples = @ExampleObject(name = "basic", value = PACK)))
    public PackView all() {
        return view(pack);
    }

    static PackView view(IconPack pack) {
        return new PackView(
                "eu-ai",
                Arrays.stream(OfficialIcon.values())
                        .map(
                                icon ->
                                        new IconView(
                                                name(icon),
                                                icon.sha256(),
                                                pack.svg(icon).isPresent(),
                                                pack.svg(icon).map(_ -> href(icon)).orElse(null)))
                        .toList(),
                pack.strangers().size());
    }

    @GET
    @Path("/{name}")
    @PermitAll
    @Produces(SVG)
    @Operation(
            operationId = "getEuIcon",
            summary = "One icon",
            description =
                    "The EU icon for AI-generated content, as SVG, under the name that the"
                            + " list of the pack gives it.")
    @APIResponse(
            responseCode = "200",
            description = "The icon, as it is published",
            content = @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "404",
            description = "`no-such-icon`: not mounted; use the neutral token")
    public RestResponse<String> one(
            @Parameter(description = "Name of the icon, as the pack lists it") @RestPath
                    String name) {
        var svg =
                Arrays.stream(OfficialIcon.values())
                        .filter(icon -> name(icon).equals(name))
                        .findFirst()
                        .flatMap(pack::svg)
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                IconProblem.NO_SUCH_ICON,
                                                "Use the neutral token; GET /v1/icon-packs/eu-ai"
                                                        + " lists what is there."));
        return ResponseBuilder.ok(svg, SVG + ";charset=UTF-8")
                .header("Cache-Control", "public, max-age=86400")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    static String href(OfficialIcon icon) {
        return "/v1/icon-packs/eu-ai/" + name(icon);
    }

    private static String name(OfficialIcon icon) {
        return icon.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
