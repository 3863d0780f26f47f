package dev.candor.label.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
    private static final String CSV = "text/csv";
    private static final String PDF = "application/pdf";

    private final Profiles profiles;
    private final Rulebooks rulebooks;
    private final PublishProfile publishProfile;
    private final ProfileSchema schema;
    private final PublicOrganization publicOrganization;
    private final CurrentIdentityAssociation callers;
    private final Actors actors;
    private final Clock clock;

    ProfileResource(
            Profiles profiles,
            Rulebooks rulebooks,
            PublishProfile publishProfile,
            ProfileSchema schema,
            PublicOrganization publicOrganization,
            CurrentIdentityAssociation callers,
            Actors actors,
            Clock clock) {
        this.profiles = profiles;
        this.rulebooks = rulebooks;
        this.publishProfile = publishProfile;
        this.schema = schema;
        this.publicOrganization = publicOrganization;
        this.callers = callers;
        this.actors = actors;
        this.clock = clock;
    }

    /// A profile as answers carry it.
    ///
    /// @param holds whether its rules hold on the day that was asked for, today without one
    /// @param stale true from the day the profile is due for review
    @RegisterForReflection
    public record ProfileView(@JsonUnwrapped Profile profile, boolean holds, boolean stale) {
        static ProfileView of(Profile profile, LocalDate day) {
            return new ProfileView(profile, profile.holdsOn(day), profile.staleOn(day));
        }
    }

    /// @param on the day the list is about
    /// @param stale ids of the profiles due for review
    @RegisterForReflection
    public record ProfileList(LocalDate on, List<ProfileView> items, List<String> stale) {
        static ProfileList of(List<Profile> profiles, LocalDate day) {
            return new ProfileList(
                    day,
                    profiles.stream().map(profile -> ProfileView.of(profile, day)).toList(),
                    profiles.stream()
                            .filter(profile -> profile.staleOn(day))
                            .map(Profile::id)
                            .toList());
        }
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
        var day = day(on);
        return rulebook(organization).map(rulebook -> ProfileList.of(rulebook.on(day), day));
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
                                        .entity(ProfileView.of(profile, today()))
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
    @Path("/matrix")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Profiles against kinds of media",
            description =
                    "One line a profile, as JSON, (by Accept: text/csv) as a table for a"
                            + " spreadsheet, or (by Accept: application/pdf) as a document for"
                            + " lawyers, with the texts each profile rests on and how well they"
                            + " are known.")
    @APIResponse(
            responseCode = "200",
            description = "The matrix",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Matrix.class),
                        examples =
                                @ExampleObject(name = "neutral", value = ProfileExamples.MATRIX)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = PDF,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Matrix> matrix(
            @RestQuery @Nullable String on,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        var day = day(on);
        return rulebook(organization).map(rulebook -> Matrix.of(rulebook, day));
    }

    @GET
    @Path("/matrix")
    @PermitAll
    @Produces(CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<RestResponse<String>> matrixAsTable(
            @RestQuery @Nullable String on,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        return matrix(on, organization)
                .map(
                        matrix ->
                                RestResponse.ResponseBuilder.ok(
                                                matrix.csv(), CSV + ";charset=UTF-8;header=present")
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"market-matrix.csv\"")
                                        .build());
    }

    @GET
    @Path("/matrix")
    @PermitAll
    @Produces(PDF + ";qs=0.4")
    @Operation(hidden = true)
    public Uni<RestResponse<byte[]>> matrixAsDocument(
            @RestQuery @Nullable String on,
            @RestQuery(PublicOrganization.PARAMETER) @Nullable String organization) {
        return matrix(on, organization)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(
                        matrix ->
                                RestResponse.ResponseBuilder.ok(MatrixPdf.of(matrix), PDF)
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"market-matrix.pdf\"")
                                        .build());
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
        var day = day(on);
        return rulebook(organization)
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
        return rulebook(organization)
                .map(rulebook -> rulebook.versions(id))
                .invoke(
                        versions -> {
                            if (versions.isEmpty()) {
                                throw unknown();
                            }
                        })
                .map(versions -> ProfileList.of(versions, today()));
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

    /// Whoever is signed in sees the profiles of the own organization.
    private Uni<Rulebook> rulebook(@Nullable String organization) {
        return callers.getDeferredIdentity()
                .chain(
                        caller ->
                                Actors.of(caller)
                                        .map(actor -> rulebooks.of(actor.organization()))
                                        .orElseGet(() -> shown(organization)));
    }

    private Uni<Rulebook> shown(@Nullable String organization) {
        return organization == null
                ? Uni.createFrom().item(profiles.rulebook())
                : rulebooks.of(publicOrganization.named(organization));
    }

    private LocalDate day(@Nullable String on) {
        if (on == null) {
            return today();
        }
        try {
            return LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "A day is written 2026-12-01.")
                    .at("?on");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
