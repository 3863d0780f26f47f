package dev.candor.consent.representative;

import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Tag(name = "Representatives", description = "Who speaks for a person")
@Path("/v1/representatives")
class RepresentativeResource {
    private static final String UUID_FORM = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    private final AddRepresentative addRepresentative;
    private final VerifyRepresentative verifyRepresentative;
    private final EndRepresentation endRepresentation;
    private final Representatives representatives;
    private final Subjects subjects;
    private final Actors actors;

    RepresentativeResource(
            AddRepresentative addRepresentative,
            VerifyRepresentative verifyRepresentative,
            EndRepresentation endRepresentation,
            Representatives representatives,
            Subjects subjects,
            Actors actors) {
        this.addRepresentative = addRepresentative;
        this.verifyRepresentative = verifyRepresentative;
        this.endRepresentation = endRepresentation;
        this.representatives = representatives;
        this.subjects = subjects;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Write down who speaks for a person",
            description =
                    "A party or an account, on some ground. A guardian, executor, heir or court"
                        + " shows it by the hash of a deed. For an estate nobody speaks before a"
                        + " second person has verified the representative. Without a scope counsel"
                        + " and unions read, and all others read, answer and withdraw.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RepresentativeRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "executor",
                                        value = RepresentativeExamples.EXECUTOR),
                                @ExampleObject(name = "agent", value = RepresentativeExamples.AGENT)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Written down; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RepresentativeView.class),
                            examples =
                                    @ExampleObject(
                                            name = "added",
                                            value = RepresentativeExamples.VIEW)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-subject`: no such subject; or `unknown-party`: no such party")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<RepresentativeView>> add(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull RepresentativeRequest request) {
        return addRepresentative
                .add(actors.current(), key, request)
                .map(RepresentativeResource::created);
    }

    private static RestResponse<RepresentativeView> created(RepresentativeView view) {
        return RestResponse.ResponseBuilder.<RepresentativeView>created(
                        URI.create("/v1/representatives/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List who speaks for a person",
            description = "All there ever were, in the order they were written down.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(
                                            implementation =
                                                    RepresentativeExamples.RepresentativePage
                                                            .class),
                            examples =
                                    @ExampleObject(
                                            name = "list",
                                            value = RepresentativeExamples.PAGE)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    public Uni<Page<RepresentativeView>> list(
            @RestQuery @Pattern(regexp = UUID_FORM, message = "not a UUID")
                    @Nullable String subject) {
        return list(actors.current(), required(subject));
    }

    private Uni<Page<RepresentativeView>> list(Actor actor, SubjectId subject) {
        return subjects.require(actor, Errand.READ, subject)
                .chain(() -> representatives.all(actor.organization(), subject))
                .map(all -> new Page<>(all.stream().map(RepresentativeView::of).toList(), null));
    }

    private static SubjectId required(@Nullable String subject) {
        if (subject == null) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "Name the subject.").at("?subject");
        }
        return new SubjectId(UUID.fromString(subject));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "Read a representative",
            description = "Where the person is in your reach.")
    @APIResponse(
            responseCode = "200",
            description = "The representative",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RepresentativeView.class),
                            examples =
                                    @ExampleObject(
                                            name = "verified",
                                            value = RepresentativeExamples.VERIFIED)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`unknown-representative`: no such representative; or `unknown-subject`: the"
                            + " person is out of reach")
    public Uni<RepresentativeView> get(@RestPath UUID id) {
        return get(actors.current(), new RepresentativeId(id));
    }

    private Uni<RepresentativeView> get(Actor actor, RepresentativeId id) {
        return representatives
                .require(actor.organization(), id)
                .call(found -> subjects.require(actor, Errand.READ, found.subject()))
                .map(RepresentativeView::of);
    }

    @POST
    @Path("/{id}/verification")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Verify a representative",
            description =
                    "A consent officer has looked at the evidence. Never who wrote it down: two"
                            + " people stand behind whoever speaks for an estate.")
    @APIResponse(
            responseCode = "200",
            description = "Verified",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RepresentativeView.class),
                            examples =
                                    @ExampleObject(
                                            name = "verified",
                                            value = RepresentativeExamples.VERIFIED)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-representative`: no such representative")
    @APIResponse(
            responseCode = "409",
            description =
                    "`second-person-needed`: who wrote it down cannot verify it; or"
                        + " `already-verified`; or `representation-ended`; or"
                        + " `idempotency-in-flight`: a request with this Idempotency-Key is still"
                        + " being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RepresentativeView> verify(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @RestPath UUID id) {
        return verifyRepresentative.verify(actors.current(), key, new RepresentativeId(id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "End a representation",
            description =
                    "From now on; what was answered before stays answered. Staff do it, the person"
                            + " does, or the representative steps back. To end it twice changes"
                            + " nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Ended",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RepresentativeView.class),
                            examples =
                                    @ExampleObject(
                                            name = "ended",
                                            value = RepresentativeExamples.ENDED)))
    @APIResponse(
            responseCode = "404",
            description = "`unknown-representative`: none that is yours to end")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RepresentativeView> end(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @RestPath UUID id) {
        return endRepresentation.end(actors.current(), key, new RepresentativeId(id));
    }
}
