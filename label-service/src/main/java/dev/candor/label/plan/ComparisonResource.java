package dev.candor.label.plan;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a profile would change before it does.
@Path("/v1/profiles/comparisons")
@Tag(name = "Profiles")
class ComparisonResource {
    private final CompareProfiles compareProfiles;
    private final Actors actors;

    ComparisonResource(CompareProfiles compareProfiles, Actors actors) {
        this.compareProfiles = compareProfiles;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.PROFILE_ADMIN)
    @Operation(
            summary = "Compare two versions of a profile",
            description =
                    "A dry run: the rules member by member, and what a plan for a verdict and media"
                            + " would say by each. Nothing is kept.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ComparisonRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "twoVersions",
                                            value = PlanExamples.COMPARISON)))
    @APIResponse(
            responseCode = "200",
            description = "What differs",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ComparisonView.class),
                            examples =
                                    @ExampleObject(name = "higher", value = PlanExamples.COMPARED)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: neither a version nor a candidate to compare with")
    @APIResponse(
            responseCode = "422",
            description =
                    "`unknown-profile-version`; `invalid-profile`: the candidate is none; or as"
                            + " POST /v1/plans has it")
    public Uni<ComparisonView> compare(@Valid @NotNull ComparisonRequest request) {
        return compareProfiles.compare(actors.current(), request);
    }
}
