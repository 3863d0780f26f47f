package dev.candor.label.rendering;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.Declined;
import dev.candor.label.plan.Instruction;
import dev.candor.label.plan.Instruction.Delivery;
import dev.candor.label.plan.Instruction.VideoOverlay;
import dev.candor.label.plan.PlanId;
import dev.candor.label.rendering.medium.RenderingProblem;
import dev.candor.label.rendering.video.FilmTracks;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Vocabulary;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What a player shows over a film whose plan codes nothing anew.
@Path("/v1/plans/{id}")
@Tag(name = "Plans")
class PlayerResource {
    private static final String TEXT_VTT = "text/vtt";
    private static final String UNKNOWN =
            "`unknown-plan`; or `no-player-label`: the plan draws its label into the film, or has"
                    + " none";
    private static final long A_DAY = 86_400_000;

    private final RenderLabel renderLabel;
    private final Vocabulary vocabulary;
    private final Actors actors;

    PlayerResource(RenderLabel renderLabel, Vocabulary vocabulary, Actors actors) {
        this.renderLabel = renderLabel;
        this.vocabulary = vocabulary;
        this.actors = actors;
    }

    @GET
    @Path("/player")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            operationId = "getPlayerManifest",
            summary = "What a player draws over the film",
            description =
                    "For plans that were made with `withoutEncoding`: words, geometry and times."
                        + " The player draws them so, on a plate that gives the contrast, and keeps"
                        + " them above its own controls.")
    @APIResponse(
            responseCode = "200",
            description = "The manifest",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlayerManifest.class),
                            examples =
                                    @ExampleObject(
                                            name = "everyFiveMinutes",
                                            value = PlayerManifest.EXAMPLE)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "422",
            description = "`variant-required`, `unknown-variant`: `variants` names them")
    public Uni<PlayerManifest> manifest(
            @RestPath UUID id,
            @Parameter(description = "Which of the plan's files, by its name or by a market")
                    @RestQuery
                    @Nullable
                    @Size(max = 100)
                    String variant) {
        return overlay(id, variant)
                .map(
                        overlay ->
                                PlayerManifest.of(
                                        overlay,
                                        this::direction,
                                        "/v1/plans/%s/player.vtt".formatted(id)));
    }

    @GET
    @Path("/player.vtt")
    @Produces(TEXT_VTT)
    @RolesAllowed(Scopes.LABEL_READ)
    @Operation(
            operationId = "getPlayerTrack",
            summary = "The same as a text track (WebVTT)",
            description =
                    "Cues with the label's words at the times at which the plan has them"
                            + " shown.")
    @APIResponse(
            responseCode = "200",
            description = "The track",
            content =
                    @Content(
                            mediaType = TEXT_VTT,
                            schema = @Schema(implementation = String.class),
                            examples =
                                    @ExampleObject(
                                            name = "once",
                                            value =
                                                    "WEBVTT\n\n00:00:00.000 --> 00:00:04.000 line:0"
                                                            + " align:end\nAI AI-generated\n")))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    @APIResponse(
            responseCode = "422",
            description = "`variant-required`, `unknown-variant`: `variants` names them")
    public Uni<String> track(
            @RestPath UUID id,
            @Parameter(description = "How long the film runs, at most a day", example = "90000")
                    @RestQuery
                    @NotNull
                    @Min(1)
                    @Max(A_DAY)
                    Long durationMillis,
            @Parameter(description = "Which of the plan's files, by its name or by a market")
                    @RestQuery
                    @Nullable
                    @Size(max = 100)
                    String variant) {
        return overlay(id, variant)
                .map(
                        overlay ->
                                FilmTracks.webVtt(
                                        overlay.label().words().stream()
                                                .map(Instruction.Words::text)
                                                .collect(Collectors.joining(" ")),
                                        FilmMedium.windows(overlay),
                                        durationMillis / 1e3));
    }

    private Uni<VideoOverlay> overlay(UUID id, @Nullable String variant) {
        return renderLabel
                .plan(actors.current(), new PlanId(id))
                .onFailure(PlayerResource::isUnknown)
                .transform(
                        _ ->
                                new Declined(
                                        RenderingProblem.NO_PLAYER_LABEL,
                                        "No plan " + id + " here."))
                .map(plan -> ChosenVariant.of(plan, variant))
                .map(
                        chosen ->
                                chosen.all(VideoOverlay.class).stream()
                                        .filter(it -> it.delivery() == Delivery.PLAYER_MANIFEST)
                                        .findFirst()
                                        .orElseThrow(PlayerResource::none));
    }

    private static boolean isUnknown(Throwable e) {
        return e instanceof Declined declined && declined.type() == RenderingProblem.UNKNOWN_PLAN;
    }

    private static Declined none() {
        return new Declined(
                RenderingProblem.NO_PLAYER_LABEL,
                "This plan puts no label on a player; make one with withoutEncoding.");
    }

    private Language.Direction direction(String tag) {
        return vocabulary.find(tag).map(Language::direction).orElse(Language.Direction.LTR);
    }
}
