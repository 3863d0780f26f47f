package dev.candor.label.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// The rules labels follow, with their sources, for everybody.
@Path("/v1/profiles")
@Tag(name = "Profiles")
class ProfileResource {
    private final Profiles profiles;
    private final Clock clock;

    ProfileResource(Profiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /// A profile as answers carry it.
    ///
    /// @param stale true from the day the profile is due for review
    @RegisterForReflection
    public record ProfileView(@JsonUnwrapped Profile profile, boolean stale) {}

    public record ProfileList(List<ProfileView> items) {}

    @GET
    @PermitAll
    @Operation(
            summary = "All profiles",
            description = "What is asked of a label where, since when, and who says so.")
    @APIResponse(
            responseCode = "200",
            description = "The profiles",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfileList.class),
                            examples = @ExampleObject(name = "one", value = ProfileExamples.LIST)))
    public ProfileList all() {
        return new ProfileList(profiles.all().stream().map(this::view).toList());
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(summary = "One profile")
    @APIResponse(
            responseCode = "200",
            description = "The profile",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfileView.class),
                            examples =
                                    @ExampleObject(
                                            name = "neutral",
                                            value = ProfileExamples.PROFILE)))
    @APIResponse(responseCode = "404", description = "`unknown-profile`: no such profile")
    public ProfileView get(@RestPath String id) {
        return profiles.find(id)
                .map(this::view)
                .orElseThrow(
                        () ->
                                new Declined(
                                        ProfileProblem.UNKNOWN_PROFILE,
                                        "GET /v1/profiles lists those that are shipped."));
    }

    private ProfileView view(Profile profile) {
        return new ProfileView(
                profile,
                profile.staleOn(LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)));
    }
}
