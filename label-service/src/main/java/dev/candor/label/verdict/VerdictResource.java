package dev.candor.label.verdict;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.label.vocabulary.Vocabulary;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What media is held to be.
@Path("/v1/verdicts")
@Tag(name = "Verdicts")
class VerdictResource {
    private final DecideVerdict decideVerdict;
    private final Verdicts verdicts;
    private final Vocabulary vocabulary;
    private final Actors actors;

    VerdictResource(
            DecideVerdict decideVerdict, Verdicts verdicts, Vocabulary vocabulary, Actors actors) {
        this.decideVerdict = decideVerdict;
        this.verdicts = verdicts;
        this.vocabulary = vocabulary;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.LABEL_DECIDE)
    @Operation(
            summary = "Judge evidence",
            description =
                    "Says what a piece of media is held to be, how certain that is, and by which"
                            + " row of the decision table. The verdict is kept and never changes.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerdictRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "declared",
                                            value = VerdictExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The verdict; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerdictView.class),
                            examples =
                                    @ExampleObject(
                                            name = "generated",
                                            value = VerdictExamples.VIEW)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`idempotency-in-flight`: a request with this Idempotency-Key is still being"
                            + " answered")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unknown-source-type`: no such term; or `idempotency-key-reused`: this"
                            + " Idempotency-Key was used with another request")
    public Uni<RestResponse<VerdictView>> decide(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull VerdictRequest request) {
        return decideVerdict
                .decide(actors.current(), key, request)
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<VerdictView>created(
                                                URI.create("/v1/verdicts/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(summary = "Read a verdict")
    @APIResponse(
            responseCode = "200",
            description = "The verdict",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerdictView.class),
                            examples =
                                    @ExampleObject(
                                            name = "generated",
                                            value = VerdictExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-verdict`: no such verdict")
    public Uni<VerdictView> get(@RestPath UUID id) {
        return verdicts.require(actors.current().organization(), new VerdictId(id))
                .map(verdict -> VerdictView.of(verdict, vocabulary));
    }
}
