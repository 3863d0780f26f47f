package dev.candor.label.verdict;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.label.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    private final CorrectVerdict correctVerdict;
    private final Verdicts verdicts;
    private final Vocabulary vocabulary;
    private final Actors actors;

    VerdictResource(
            DecideVerdict decideVerdict,
            CorrectVerdict correctVerdict,
            Verdicts verdicts,
            Vocabulary vocabulary,
            Actors actors) {
        this.decideVerdict = decideVerdict;
        this.correctVerdict = correctVerdict;
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
                            + " row of the decision table. The verdict is kept and never changes; a"
                            + " correction is its next version.")
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
    @Operation(summary = "Read a verdict", description = "Its newest version.")
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

    @GET
    @Path("/{id}/versions")
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            summary = "Every version of a verdict",
            description = "Newest first, each with the reason why it took the place of the last.")
    @APIResponse(
            responseCode = "200",
            description = "The versions",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerdictVersions.class),
                            examples =
                                    @ExampleObject(
                                            name = "versions",
                                            value = VerdictExamples.VERSIONS)))
    @APIResponse(responseCode = "404", description = "`unknown-verdict`: no such verdict")
    public Uni<VerdictVersions> versions(@RestPath UUID id) {
        return verdicts.history(actors.current().organization(), new VerdictId(id))
                .map(
                        all ->
                                new VerdictVersions(
                                        all.stream()
                                                .map(one -> VerdictView.of(one, vocabulary))
                                                .toList()));
    }

    @RegisterForReflection
    record VerdictVersions(List<VerdictView> items) {}

    @POST
    @Path("/{id}/corrections")
    @RolesAllowed(Scopes.LABEL_OVERRIDE)
    @Operation(
            summary = "Correct a verdict",
            description =
                    "An editor's finding, with a reason, is the next version. What lowers a class"
                            + " that trusted credentials prove waits for another person"
                            + " (`NEEDS_SECOND_PERSON`); what the law's label hangs on cannot be"
                            + " decided away.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CorrectionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "background",
                                            value = VerdictExamples.CORRECTION)))
    @APIResponse(
            responseCode = "201",
            description = "The correction, and the new version where it took effect",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CorrectionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "proposed",
                                            value = VerdictExamples.CORRECTION_VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-verdict`: no such verdict")
    @APIResponse(
            responseCode = "409",
            description =
                    "`legal-minimum`: `rule` and `minimum` name what stays; `verdict-blocked`;"
                            + " `nothing-to-correct`; or `idempotency-in-flight`")
    @APIResponse(
            responseCode = "422",
            description = "`unknown-source-type`; or `idempotency-key-reused`")
    public Uni<RestResponse<CorrectionView>> correct(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull CorrectionRequest request) {
        return correctVerdict
                .propose(actors.current(), key, new VerdictId(id), request)
                .map(VerdictResource::created);
    }

    @POST
    @Path("/{id}/corrections/{correction}/approval")
    @RolesAllowed(Scopes.LABEL_OVERRIDE)
    @Operation(
            summary = "Agree to a correction",
            description = "By another person than the one who proposed it.")
    @APIResponse(
            responseCode = "201",
            description = "The correction and the new version",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CorrectionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "proposed",
                                            value = VerdictExamples.CORRECTION_VIEW)))
    @APIResponse(
            responseCode = "403",
            description = "`second-person-needed`: who proposed it cannot agree to it")
    @APIResponse(
            responseCode = "404",
            description = "`unknown-correction`: the verdict has no such correction")
    @APIResponse(
            responseCode = "409",
            description =
                    "`verdict-moved-on`: it was proposed for an older version;"
                            + " `correction-applied`; or `idempotency-in-flight`")
    public Uni<RestResponse<CorrectionView>> approve(
            @RestPath UUID id,
            @Parameter(description = "Id of the correction") @RestPath UUID correction,
            @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return correctVerdict
                .approve(actors.current(), key, new VerdictId(id), correction)
                .map(VerdictResource::created);
    }

    private static RestResponse<CorrectionView> created(CorrectionView view) {
        return RestResponse.ResponseBuilder.<CorrectionView>created(
                        URI.create("/v1/verdicts/%s/versions".formatted(view.verdictId())))
                .entity(view)
                .build();
    }
}
