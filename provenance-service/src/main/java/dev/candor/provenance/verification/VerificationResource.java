package dev.candor.provenance.verification;

import dev.candor.c2pa.policy.Specification;
import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import dev.candor.provenance.media.Intake;
import dev.candor.provenance.media.SpooledAsset;
import dev.candor.provenance.media.SpooledMedia;
import dev.candor.provenance.media.Workbench;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Verification over HTTP.
@Path("/v1/verifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification")
class VerificationResource {
    /// The report of the C2PA conformance programme.
    static final String CRJSON = "application/vnd.c2pa.crjson+json";

    private static final String EDITION =
            "Edition of the C2PA specification to judge by: 2.4, unless it says 2.2";

    private final Judge judge;
    private final Verify verify;
    private final Intake intake;
    private final SpooledMedia spooled;
    private final Workbench workbench;
    private final Actors actors;

    VerificationResource(
            Judge judge,
            Verify verify,
            Intake intake,
            SpooledMedia spooled,
            Workbench workbench,
            Actors actors) {
        this.judge = judge;
        this.verify = verify;
        this.intake = intake;
        this.spooled = spooled;
        this.workbench = workbench;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Operation(
            operationId = "verify",
            summary = "What a file's Content Credentials say, and whether they hold",
            description =
                    "Anybody may ask, about a file of any kind: the file alone as the body, or a"
                            + " form that has its manifest store or its media segments beside it."
                            + " Nothing is kept longer than the answer takes; without a token all"
                            + " of it may have 100 MB. The answer is JSON, crJSON or a page, as"
                            + " `Accept` says. It is judged now, and by whom is believed here:"
                            + " neither is the caller's to choose.")
    @RequestBody(
            description = "The media itself, or a form; its format is found from the bytes",
            required = true,
            content = {
                @Content(mediaType = MediaType.WILDCARD),
                @Content(
                        mediaType = MediaType.MULTIPART_FORM_DATA,
                        schema = @Schema(implementation = VerificationForm.class),
                        examples =
                                @ExampleObject(
                                        name = "sidecar",
                                        summary = "Media, and its manifest store beside it",
                                        value = VerificationForm.EXAMPLE))
            })
    @APIResponse(
            responseCode = "200",
            description = "The verdict, one sentence for people, one finding per check",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = VerificationView.class),
                        examples =
                                @ExampleObject(
                                        name = "trusted",
                                        value = VerificationExamples.TRUSTED)),
                @Content(
                        mediaType = CRJSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples =
                                @ExampleObject(
                                        name = "crjson",
                                        value = VerificationExamples.CRJSON)),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "A part that is missing, not expected or there twice; no known edition",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "problem",
                                            value = VerificationExamples.UNKNOWN_EDITION)))
    public Uni<VerificationView> verify(
            @Context RoutingContext exchange,
            @Parameter(description = EDITION) @RestQuery @Nullable String spec) {
        return received(exchange, spec).chain(this::verified);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(CRJSON)
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> verifyAsCrJson(
            @Context RoutingContext exchange, @RestQuery @Nullable String spec) {
        return received(exchange, spec)
                .chain(judge::examine)
                .chain(examination -> workbench.run(examination::crJson));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    @Operation(hidden = true)
    public Uni<RestResponse<String>> verifyAsPage(
            @Context RoutingContext exchange, @RestQuery @Nullable String spec) {
        return received(exchange, spec)
                .chain(this::verified)
                .chain(view -> workbench.run(() -> VerificationPage.answer(view)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PROVENANCE_READ)
    @Operation(hidden = true)
    public Uni<VerificationView> verifySpooled(@Valid @NotNull SpooledAsset request) {
        return spooled.open(actors.current(), request.spool())
                .map(Submission::of)
                .chain(this::verified);
    }

    private Uni<Submission> received(RoutingContext exchange, @Nullable String spec) {
        var edition = edition(spec);
        return intake.receive(exchange, Submission.FORM)
                .map(upload -> Submission.of(upload, edition));
    }

    private static Specification edition(@Nullable String number) {
        return number == null
                ? Specification.V2_4
                : Arrays.stream(Specification.values())
                        .filter(one -> one.number().equals(number))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                        CommonProblem.INVALID_REQUEST,
                                                        "The editions known here are 2.2 and 2.4.")
                                                .at("?spec"));
    }

    private Uni<VerificationView> verified(Submission submission) {
        return judge.examine(submission)
                .map(
                        examination ->
                                VerificationView.of(
                                        examination.report(), submission, verify.trust()));
    }
}
