package dev.candor.label.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The rules labels follow, with their sources, for everybody.
@Path("/v1/profiles")
@Tag(name = "Profiles")
class ProfileResource {
    private final AskedRules asked;
    private final PublishProfile publishProfile;
    private final ProfileSchema schema;
    private final Actors actors;

    ProfileResource(
            AskedRules asked, PublishProfile publishProfile, ProfileSchema schema, Actors actors) {
        this.asked = asked;
        this.publishProfile = publishProfile;
        this.schema = schema;
        this.actors = actors;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "All profiles",
            description =
                    "What is asked of a label where, since when, and who says so, as it stands on a"
                        + " day (`?on=`, today without it). With a token, or with `?organization=`,"
                        + " an organization's own profiles are among them and overrule shipped ones"
                        + " of the same id. `confidence` says how well the facts are known; have a"
                        + " lawyer read what you rely on.")
    @APIResponse(
            responseCode = "200",
            description = "The profiles",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfileList.class),
                            examples = @ExampleObject(name = "one", value = ProfileExamples.LIST)))
    @APIResponse(responseCode = "400", description = "`invalid-request`: `on` is no date")
    public Uni<ProfileList> all(
            @RestQuery @Nullable String on,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        var day = asked.day(on);
        return asked.rulebook(organization).map(rulebook -> ProfileList.of(rulebook.on(day), day));
    }

    @POST
    @RolesAllowed(Scopes.PROFILE_ADMIN)
    @Operation(
            summary = "Publish a profile of your own, or its next version",
            description =
                    "The version has to be the next one: nothing is edited in place, and plans say"
                            + " which version they followed. A version of a shipped profile"
                            + " overrules it for your organization.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Profile.class),
                            examples =
                                    @ExampleObject(
                                            name = "house",
                                            value = ProfileExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The profile; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfileView.class),
                            examples =
                                    @ExampleObject(
                                            name = "house",
                                            value = ProfileExamples.PUBLISHED)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`profile-version-taken`: another version is the next, `expectedVersion` says"
                            + " which; or `idempotency-in-flight`")
    @APIResponse(
            responseCode = "422",
            description =
                    "`invalid-profile`: errors names the first fault and `faults` lists all;"
                            + " `below-legal-minimum`: a version of a shipped law asks for less"
                            + " than the law, `faults` lists where; or `idempotency-key-reused`")
    public Uni<RestResponse<ProfileView>> publish(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull JsonNode file) {
        return publishProfile
                .publish(actors.current(), key, file)
                .map(
                        profile ->
                                RestResponse.ResponseBuilder.<ProfileView>created(
                                                URI.create("/v1/profiles/" + profile.id()))
                                        .entity(ProfileView.of(profile, asked.today()))
                                        .build());
    }

    @GET
    @Path("/schema")
    @PermitAll
    @Produces("application/schema+json")
    @Operation(
            summary = "The JSON Schema of profiles",
            description =
                    "What a profile of the organization's own has to keep (JSON Schema"
                            + " 2020-12).")
    @APIResponse(
            responseCode = "200",
            description = "JSON Schema 2020-12",
            content =
                    @Content(
                            mediaType = "application/schema+json",
                            schema = @Schema(type = SchemaType.OBJECT)))
    public String schema() {
        return schema.document().toPrettyString();
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            summary = "One profile",
            description = "As it stands on a day (`?on=`), or one `?version=` of it.")
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
    public Uni<ProfileView> get(
            @RestPath String id,
            @RestQuery @Nullable String on,
            @RestQuery @Nullable Integer version,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        var day = asked.day(on);
        return asked.rulebook(organization)
                .map(rulebook -> ProfileView.of(chosen(rulebook, id, version, day), day));
    }

    @GET
    @Path("/{id}/versions")
    @PermitAll
    @Operation(
            summary = "Every version of a profile, newest first",
            description =
                    "The shipped one and the organization's own, with the day from which"
                            + " each holds.")
    @APIResponse(
            responseCode = "200",
            description = "The versions",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfileList.class),
                            examples = @ExampleObject(name = "one", value = ProfileExamples.LIST)))
    @APIResponse(responseCode = "404", description = "`unknown-profile`: no such profile")
    public Uni<ProfileList> versions(
            @RestPath String id,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        return asked.rulebook(organization)
                .map(rulebook -> rulebook.versions(id))
                .invoke(
                        versions -> {
                            if (versions.isEmpty()) {
                                throw unknown();
                            }
                        })
                .map(versions -> ProfileList.of(versions, asked.today()));
    }

    private static Profile chosen(
            Rulebook rulebook, String id, @Nullable Integer version, LocalDate day) {
        var found =
                version == null
                        ? rulebook.on(day).stream()
                                .filter(profile -> profile.id().equals(id))
                                .findFirst()
                        : rulebook.version(id, version);
        return found.orElseThrow(ProfileResource::unknown);
    }

    private static Declined unknown() {
        return new Declined(
                ProfileProblem.UNKNOWN_PROFILE, "GET /v1/profiles lists those there are.");
    }
}
