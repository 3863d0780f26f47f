package dev.candor.gateway.job;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Jobs over HTTP.
@Path("/v1/jobs")
@Tag(name = "Publish")
class JobResource {
    private static final String UNKNOWN = "`unknown-job`: no such job";
    private static final String SOON = "1";
    private static final Pattern EVENT_ID = Pattern.compile("[0-9]{1,18}");

    private final Jobs jobs;
    private final JobRunner runner;
    private final FollowJob follow;
    private final Actors actors;

    JobResource(Jobs jobs, JobRunner runner, FollowJob follow, Actors actors) {
        this.jobs = jobs;
        this.runner = runner;
        this.follow = follow;
        this.actors = actors;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            operationId = "listJobs",
            summary = "Publications that were asked for with respond-async, oldest first",
            description =
                    "A page of the organization's jobs, with how each stands. What ended"
                            + " long ago is forgotten.")
    @APIResponse(
            responseCode = "200",
            description = "One page; Link has the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobExamples.JobPage.class),
                            examples = @ExampleObject(name = "page", value = JobExamples.PAGE)))
    public Uni<Page<JobView>> list(@BeanParam @Valid PageRequest page) {
        return jobs.list(actors.current().organization(), page);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            operationId = "getJob",
            summary = "How a job stands",
            description =
                    "While it is not finished, Retry-After says when to look again. When it is"
                            + " DONE, `result` leads to what came of it; when it FAILED, `problem`"
                            + " says why, and `step` at which step.")
    @APIResponse(
            responseCode = "200",
            description = "The job",
            headers = {
                @Header(
                        name = HttpHeaders.ETAG,
                        description = "Changes with the job",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = HttpHeaders.RETRY_AFTER,
                        description = "Seconds; absent when it is finished",
                        schema = @Schema(type = SchemaType.INTEGER))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples =
                                    @ExampleObject(name = "running", value = JobExamples.RUNNING)))
    @APIResponse(responseCode = "304", description = "It is as If-None-Match knows it")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Uni<RestResponse<JobView>> get(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return jobs.require(actors.current().organization(), id)
                .map(job -> isKnown(job, known) ? unchanged(job) : answer(job));
    }

    @GET
    @Path("/{id}/events")
    @KnownJob
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Scopes.PUBLICATION_READ)
    @Operation(
            operationId = "followJob",
            summary = "Follow a job until it is finished",
            description =
                    "Server-sent events, one each time it has come further; the last one is DONE,"
                            + " FAILED or CANCELLED, and then the stream ends. Whoever was cut off"
                            + " asks again with Last-Event-ID and is told what is new.")
    @APIResponse(
            responseCode = "200",
            description = "The job as it stands, each time it has changed",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`: Last-Event-ID is none of this job's")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Multi<OutboundSseEvent> follow(
            @RestPath UUID id,
            @Parameter(description = "Id of the last event that arrived")
                    @RestHeader("Last-Event-ID")
                    @Nullable String last,
            @Context Sse sse) {
        return follow.after(actors.current().organization(), id, seen(last))
                .map(job -> event(sse, job));
    }

    @DELETE
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.PUBLICATION_CREATE)
    @Operation(
            operationId = "cancelJob",
            summary = "End a job that is not finished",
            description =
                    "Nothing is published; whoever works on it stops within seconds, and what was"
                            + " made of the media so far is thrown away. A job that was cancelled"
                            + " already stays so.")
    @APIResponse(
            responseCode = "200",
            description = "The job as it stands now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = JobView.class),
                            examples =
                                    @ExampleObject(
                                            name = "cancelled",
                                            value = JobExamples.CANCELLED)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "409",
            description = "`job-finished`: it has come to another end already")
    public Uni<RestResponse<JobView>> cancel(@RestPath UUID id) {
        return jobs.cancel(actors.current().organization(), id)
                .invoke(runner::nudge)
                .map(JobResource::answer);
    }

    private static OutboundSseEvent event(Sse sse, JobView job) {
        return sse.newEventBuilder()
                .id(String.valueOf(job.version()))
                .name("job")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(JobView.class, job)
                .build();
    }

    private static long seen(@Nullable String last) {
        if (last == null || last.isBlank()) {
            return -1;
        }
        if (!EVENT_ID.matcher(last).matches()) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "Last-Event-ID is the id of an event of this job, a number.")
                    .at("#Last-Event-ID");
        }
        return Long.parseLong(last);
    }

    private static boolean isKnown(JobView job, @Nullable String known) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(job)));
    }

    private static String tag(JobView job) {
        return "\"" + job.version() + "\"";
    }

    private static RestResponse<JobView> answer(JobView job) {
        var answer = ResponseBuilder.ok(job).header(HttpHeaders.ETAG, tag(job));
        return job.isFinished()
                ? answer.build()
                : answer.header(HttpHeaders.RETRY_AFTER, SOON).build();
    }

    private static RestResponse<JobView> unchanged(JobView job) {
        return ResponseBuilder.<JobView>create(RestResponse.Status.NOT_MODIFIED)
                .header(HttpHeaders.ETAG, tag(job))
                .build();
    }
}
