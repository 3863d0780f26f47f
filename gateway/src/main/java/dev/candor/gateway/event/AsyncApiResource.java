package dev.candor.gateway.event;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The document of events over HTTP, to everybody.
@Path("/asyncapi")
@Tag(name = "Webhooks")
class AsyncApiResource {
    private static final String ASYNCAPI_JSON = "application/vnd.aai.asyncapi+json";

    private final AsyncApi asyncApi;

    AsyncApiResource(AsyncApi asyncApi) {
        this.asyncApi = asyncApi;
    }

    @GET
    @PermitAll
    @Produces({MediaType.APPLICATION_JSON, ASYNCAPI_JSON})
    @Operation(
            summary = "Get the AsyncAPI 3.0 document of all events",
            description = "Every kind of event that a webhook may be told of, with an example.")
    @APIResponse(
            responseCode = "200",
            description = "The document, in JSON; it is YAML, too",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "beginning",
                                            value = "{\"asyncapi\": \"3.0.0\"}")))
    @APIResponse(responseCode = "406", description = "`not-acceptable`: it is JSON")
    public String document() {
        return asyncApi.text();
    }
}
