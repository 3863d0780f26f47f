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
    private final RegisterSubject registerSubject;
    private final Subjects subjects;
    private final Actors actors;

    SubjectResource(RegisterSubject registerSubject, Subjects subjects, Actors actors) {
        this.registerSubject = registerSubject;
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
    @APIResponse(
            responseCode = "422",
            description =
                    "`idempotency-key-reused`: this Idempotency-Key was used with another request")
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
}
