package dev.candor.consent.objection;

import dev.candor.consent.scope.Codes;
import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Objects;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Tag(name = "Objections", description = "What a person does not want, whoever asks")
@Path("/v1/objections")
class ObjectionResource {
    private final RaiseObjection raiseObjection;
    private final LiftObjection liftObjection;
    private final FindObjections findObjections;
    private final Actors actors;

    ObjectionResource(
            RaiseObjection raiseObjection,
            LiftObjection liftObjection,
            FindObjections findObjections,
            Actors actors) {
        this.raiseObjection = raiseObjection;
        this.liftObjection = liftObjection;
        this.findObjections = findObjections;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Object",
            description =
                    "In force as soon as it is answered, it beats every grant in its scope until"
                        + " the person, or who speaks for them, lifts it. What is not named is all"
                        + " of it: with a subject alone it is against everything, from now on.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ObjectionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "no clones",
                                            value = ObjectionExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "It stands; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ObjectionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "standing",
                                            value = ObjectionExamples.STANDING)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<ObjectionView>> raise(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ObjectionRequest request) {
        return raiseObjection
                .raise(actors.current(), key, request)
                .map(
                        view ->
                                ResponseBuilder.<ObjectionView>created(
                                                URI.create("/v1/objections/" + view.id()))
                                        .entity(view)
                                        .build());
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List a person's objections",
            description = "Standing and lifted, oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema =
                                    @Schema(implementation = ObjectionExamples.ObjectionPage.class),
                            examples =
                                    @ExampleObject(name = "page", value = ObjectionExamples.PAGE)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    public Uni<Page<ObjectionView>> list(
            @RestQuery @Pattern(regexp = Codes.UUID, message = Codes.NOT_A_UUID)
                    @Nullable String subject,
            @Valid @BeanParam PageRequest page) {
        return findObjections
                .of(actors.current(), required(subject), page)
                .map(found -> found.map(ObjectionView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(summary = "Read an objection", description = "One out of reach does not exist.")
    @APIResponse(
            responseCode = "200",
            description = "The objection",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ObjectionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "standing",
                                            value = ObjectionExamples.STANDING)))
    @APIResponse(responseCode = "404", description = "`unknown-objection`: no such objection")
    public Uni<ObjectionView> get(@RestPath UUID id) {
        return findObjections.require(actors.current(), new ObjectionId(id)).map(ObjectionView::of);
    }

    @POST
    @Path("/{id}/lifting")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Lift an objection",
            description =
                    "By the person, or who speaks for them, and nobody else. The body may be left"
                            + " out.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LiftingRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "reason",
                                            value = ObjectionExamples.LIFTING)))
    @APIResponse(
            responseCode = "200",
            description = "Lifted as of this answer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ObjectionView.class),
                            examples =
                                    @ExampleObject(
                                            name = "lifted",
                                            value = ObjectionExamples.LIFTED)))
    @APIResponse(responseCode = "404", description = "`unknown-objection`: no such objection")
    @APIResponse(
            responseCode = "409",
            description =
                    "`objection-not-standing`: lifted before; or `idempotency-in-flight`: a request"
                            + " with this Idempotency-Key is still being answered")
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<ObjectionView> lift(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @Nullable LiftingRequest request) {
        return liftObjection.lift(
                actors.current(),
                key,
                new ObjectionId(id),
                Objects.requireNonNullElse(request, LiftingRequest.WITHOUT_REASON));
    }

    private static SubjectId required(@Nullable String subject) {
        if (subject == null) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "Name the subject.").at("?subject");
        }
        return new SubjectId(UUID.fromString(subject));
    }
}
