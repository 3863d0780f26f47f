package dev.candor.consent.subject;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Tag(name = "Subjects", description = "People whose likeness is at stake")
@Path("/v1/me")
class MeResource {
    private final Subjects subjects;
    private final Actors actors;

    MeResource(Subjects subjects, Actors actors) {
        this.subjects = subjects;
        this.actors = actors;
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "Read who the registry takes you for",
            description =
                    "The people you are or speak for. Their grants are at `/v1/grants`, what was"
                        + " made with a grant at `/v1/asset-links?grant=…`, who asked about you at"
                        + " `/v1/consent-checks?subject=…`, and one POST to"
                        + " `/v1/grants/{id}/withdrawal` takes a grant back.")
    @APIResponse(
            responseCode = "200",
            description = "You",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MeView.class),
                            examples =
                                    @ExampleObject(name = "subject", value = SubjectExamples.ME)))
    public Uni<MeView> me() {
        var actor = actors.current();
        return subjects.linked(actor).map(linked -> view(actor, linked));
    }

    private static MeView view(Actor actor, List<Subject> linked) {
        return new MeView(
                actor.organization().slug(),
                actor.name(),
                List.copyOf(new TreeSet<>(actor.roles())),
                linked.stream().map(subject -> person(subject, actor)).toList());
    }

    private static MeView.Person person(Subject subject, Actor actor) {
        return MeView.Person.of(
                subject,
                actor.id().equals(subject.accountId())
                        ? Capacity.SUBJECT
                        : Capacity.REPRESENTATIVE);
    }
}
