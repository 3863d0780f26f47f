package dev.candor.consent.subject;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

@Tag(name = "Subjects", description = "People whose likeness is at stake")
@Path("/v1/subjects")
class SubjectResource {
    private static final String UNKNOWN = "`unknown-subject`: no such subject";

    private final RegisterSubject registerSubject;
    private final ChangeLife changeLife;
    private final SetQuorum setQuorum;
    private final Subjects subjects;
    private final Actors actors;

    SubjectResource(
            RegisterSubject registerSubject,
            ChangeLife changeLife,
            SetQuorum setQuorum,
            Subjects subjects,
            Actors actors) {
        this.registerSubject = registerSubject;
        this.changeLife = changeLife;
        this.setQuorum = setQuorum;
        this.subjects = subjects;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Register a person",
            description =
                    "From now on the person can be asked. An accountId links the person's own"
                            + " account, representatives link those who speak for them."
                            + " A minor has a majorityDate, a deceased person a dateOfDeath;"
                            + " quorum says how many representatives have to agree.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubjectRequest.class),
                            examples = {
                                @ExampleObject(name = "adult", value = SubjectExamples.REQUEST),
                                @ExampleObject(name = "minor", value = SubjectExamples.MINOR),
                                @ExampleObject(name = "estate", value = SubjectExamples.ESTATE)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Registered; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubjectView.class),
                            examples =
                                    @ExampleObject(
                                            name = "registered",
                                            value = SubjectExamples.VIEW)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`account-already-linked`: this account is linked to another subject; or"
                        + " `idempotency-in-flight`: a request with this Idempotency-Key is still"
                        + " being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<SubjectView>> register(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull SubjectRequest request) {
        return registerSubject
                .register(actors.current(), key, request)
                .map(
                        view ->
                                RestResponse.ResponseBuilder.<SubjectView>created(
                                                URI.create("/v1/subjects/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List the people you reach",
            description =
                    "All of the organization for its staff; themselves for a subject; those they"
                            + " speak for, for a representative.")
    @APIResponse(
            responseCode = "200",
            description = "One page, oldest first; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubjectExamples.SubjectPage.class),
                            examples = @ExampleObject(name = "page", value = SubjectExamples.PAGE)))
    public Uni<Page<SubjectView>> list(@Valid @BeanParam PageRequest page) {
        return subjects.list(actors.current(), page).map(found -> found.map(SubjectView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(summary = "Read a person", description = "A person out of reach does not exist.")
    @APIResponse(
            responseCode = "200",
            description = "The person",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubjectView.class),
                            examples =
                                    @ExampleObject(name = "person", value = SubjectExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    public Uni<SubjectView> get(@RestPath UUID id) {
        return subjects.require(actors.current(), Errand.READ, new SubjectId(id))
                .map(SubjectView::of);
    }

    @POST
    @Path("/{id}/death-notice")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Note a death",
            description =
                    "From now on the estate answers. What a living person permitted is suspended,"
                            + " unless a line says that it continues.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DeathRequest.class),
                            examples =
                                    @ExampleObject(name = "death", value = SubjectExamples.DEATH)))
    @APIResponse(
            responseCode = "200",
            description = "The person as they are now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubjectView.class),
                            examples =
                                    @ExampleObject(
                                            name = "deceased",
                                            value = SubjectExamples.DEAD)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`already-deceased`: this death was noted before; or " + Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<SubjectView> die(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestPath UUID id,
            @Valid @NotNull DeathRequest request) {
        return changeLife.die(actors.current(), key, new SubjectId(id), request);
    }

    @POST
    @Path("/{id}/majority")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Note that a person came of age",
            description =
                    "On the day of majority or after it. What guardians permitted is suspended, and"
                            + " the person is asked anew.")
    @APIResponse(
            responseCode = "200",
            description = "The person as they are now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubjectView.class),
                            examples =
                                    @ExampleObject(name = "adult", value = SubjectExamples.VIEW)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description =
                    "`not-of-age`: the day of majority is not reached; or `not-a-minor`; or "
                            + Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<SubjectView> comeOfAge(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @RestPath UUID id) {
        return changeLife.comeOfAge(actors.current(), key, new SubjectId(id));
    }

    @POST
    @Path("/{id}/correction")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Correct how a person was registered",
            description =
                    "The right kind with its date, and a reason. A consent officer does it; grants"
                            + " move as with a death or a majority.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CorrectionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "correction",
                                            value = SubjectExamples.CORRECTION)))
    @APIResponse(
            responseCode = "200",
            description = "The person as they are now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubjectView.class),
                            examples =
                                    @ExampleObject(
                                            name = "corrected",
                                            value = SubjectExamples.CORRECTED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<SubjectView> correct(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestPath UUID id,
            @Valid @NotNull CorrectionRequest request) {
        return changeLife.correct(actors.current(), key, new SubjectId(id), request);
    }

    @POST
    @Path("/{id}/quorum")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Say how many have to agree",
            description =
                    "ANY, ALL or a number of those who speak for the person, for every answer from"
                            + " now on. A consent officer does it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = QuorumRequest.class),
                            examples =
                                    @ExampleObject(name = "two", value = SubjectExamples.QUORUM)))
    @APIResponse(
            responseCode = "200",
            description = "The person as they are now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SubjectView.class),
                            examples =
                                    @ExampleObject(
                                            name = "set",
                                            value = SubjectExamples.CORRECTED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<SubjectView> setQuorum(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestPath UUID id,
            @Valid @NotNull QuorumRequest request) {
        return setQuorum.set(actors.current(), key, new SubjectId(id), request);
    }
}
