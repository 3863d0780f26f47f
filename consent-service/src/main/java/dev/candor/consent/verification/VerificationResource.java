package dev.candor.consent.verification;

import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
@Path("/v1/subjects/{subject}/verifications")
class VerificationResource {
    private final VerifyIdentity verifyIdentity;
    private final Verifications verifications;
    private final Subjects subjects;
    private final Actors actors;

    VerificationResource(
            VerifyIdentity verifyIdentity,
            Verifications verifications,
            Subjects subjects,
            Actors actors) {
        this.verifyIdentity = verifyIdentity;
        this.verifications = verifications;
        this.subjects = subjects;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(Scopes.CONSENT_WRITE)
    @Operation(
            summary = "Record that somebody made sure who a person is",
            description =
                    "OIDC and AFFILIATION give level 1, DOCUMENT and LIVENESS 2 and together 3,"
                            + " IN_PERSON 3, NOTARISED 4. The person's level follows from all.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerificationRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "document",
                                            value = VerificationExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerificationView.class),
                            examples =
                                    @ExampleObject(
                                            name = "recorded",
                                            value = VerificationExamples.VIEW)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    @APIResponse(responseCode = "409", description = Idempotency.IN_FLIGHT)
    @APIResponse(responseCode = "422", description = Idempotency.REUSED)
    public Uni<RestResponse<VerificationView>> verify(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestPath UUID subject,
            @Valid @NotNull VerificationRequest request) {
        return verifyIdentity
                .verify(actors.current(), key, new SubjectId(subject), request)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(
            summary = "List how it was made sure who a person is",
            description = "Oldest first, with the level that follows from all of them.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerifiedView.class),
                            examples =
                                    @ExampleObject(name = "all", value = VerificationExamples.ALL)))
    @APIResponse(responseCode = "404", description = "`unknown-subject`: no such subject")
    public Uni<VerifiedView> list(@RestPath UUID subject) {
        return list(actors.current(), new SubjectId(subject));
    }

    private Uni<VerifiedView> list(Actor actor, SubjectId subject) {
        return subjects.require(actor, Errand.READ, subject)
                .chain(() -> verifications.of(actor.organization(), subject))
                .map(VerifiedView::of);
    }
}
