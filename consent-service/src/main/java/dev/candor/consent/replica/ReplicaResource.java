package dev.candor.consent.replica;

import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
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

@Tag(name = "Replicas", description = "Likenesses that were made")
@Path("/v1/replicas")
class ReplicaResource {
    private static final String UUID_FORM = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    private final ManageReplicas manageReplicas;
    private final Replicas replicas;
    private final Subjects subjects;
    private final Actors actors;

    ReplicaResource(
            ManageReplicas manageReplicas, Replicas replicas, Subjects subjects, Actors actors) {
        this.manageReplicas = manageReplicas;
        this.replicas = replicas;
        this.subjects = subjects;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Register a replica",
            description = "What was made of whom, from which sources, by which tool, kept by whom.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReplicaRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "voice",
                                            value = ReplicaExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Registered; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReplicaView.class),
                            examples =
                                    @ExampleObject(name = "created", value = ReplicaExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<ReplicaView>> register(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @Valid @NotNull ReplicaRequest request) {
        return manageReplicas
                .register(actors.current(), key, request)
                .map(ReplicaResource::created);
    }

    private static RestResponse<ReplicaView> created(ReplicaView view) {
        return RestResponse.ResponseBuilder.<ReplicaView>created(
                        URI.create("/v1/replicas/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(summary = "List a person's replicas", description = "Oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReplicaExamples.ReplicaPage.class),
                            examples = @ExampleObject(name = "page", value = ReplicaExamples.PAGE)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    public Uni<Page<ReplicaView>> list(
            @RestQuery @Pattern(regexp = UUID_FORM, message = "not a UUID")
                    @Nullable String subject,
            @Valid @BeanParam PageRequest page) {
        return list(actors.current(), required(subject), page);
    }

    private Uni<Page<ReplicaView>> list(Actor actor, SubjectId subject, PageRequest page) {
        return subjects.require(actor, Errand.READ, subject)
                .chain(() -> replicas.of(actor.organization(), subject, page))
                .map(found -> found.map(ReplicaView::of));
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
    @Operation(summary = "Read a replica", description = "Where the person is in your reach.")
    @APIResponse(
            responseCode = "200",
            description = "The replica",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReplicaView.class),
                            examples =
                                    @ExampleObject(name = "replica", value = ReplicaExamples.VIEW)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`unknown-replica`: no such replica; or `unknown-subject`: the person is out of"
                            + " reach")
    public Uni<ReplicaView> get(@RestPath UUID id) {
        return get(actors.current(), new ReplicaId(id));
    }

    private Uni<ReplicaView> get(Actor actor, ReplicaId id) {
        return replicas.require(actor.organization(), id)
                .call(found -> subjects.require(actor, Errand.READ, found.subject()))
                .map(ReplicaView::of);
    }

    @POST
    @Path("/{id}/status")
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Say what becomes of a replica",
            description =
                    "ACTIVE, FROZEN, or DESTROYED with a proof, which is final. Every step is told"
                            + " to the ledger.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StatusRequest.class),
                            examples = {
                                @ExampleObject(name = "freeze", value = ReplicaExamples.FREEZE),
                                @ExampleObject(name = "destroy", value = ReplicaExamples.DESTROY)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The replica as it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReplicaView.class),
                            examples =
                                    @ExampleObject(
                                            name = "destroyed",
                                            value = ReplicaExamples.DESTROYED)))
    @APIResponse(responseCode = "404", description = "`unknown-replica`: no such replica")
    @APIResponse(
            responseCode = "409",
            description =
                    "`replica-status-conflict`: it does not follow; the answer names the status and"
                            + " what is possible; or "
                            + Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<ReplicaView> become(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestPath UUID id,
            @Valid @NotNull StatusRequest request) {
        return manageReplicas.become(actors.current(), key, new ReplicaId(id), request);
    }
}
