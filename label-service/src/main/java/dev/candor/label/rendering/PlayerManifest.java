package dev.candor.label.rendering;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.label.plan.Instruction;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Position;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a player draws over a film whose plan codes nothing anew.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlayerManifest")
record PlayerManifest(
        @Schema(description = "Of this format; 1") int version,
        @Schema(description = "In reading order, one after another; all of them are shown")
                List<Said> words,
        @Schema(description = "The corner, unless another of `allowed` hides less")
                Position position,
        List<Position> allowed,
        @Schema(
                        description =
                                "Least height of the capitals' ink, as a part of the picture's"
                                        + " shorter side as it is shown")
                double inkHeightRatio,
        @Schema(description = "Least height of the capitals' ink in pixels") int inkHeightPixels,
        @Schema(description = "Distance from the edges, as a part of the shorter side")
                double insetRatio,
        @Schema(description = "Least contrast of letters and plate (WCAG 2.2)") double minContrast,
        @Schema(description = "Whether it stays from the first frame to the last")
                boolean wholeDuration,
        @Schema(description = "When it is shown, in seconds of the film") List<Span> windows,
        @Schema(description = "Shortest time it stays, in seconds") double holdSeconds,
        @Schema(
                        description =
                                "Seconds from one showing to the next, counted from the start; each"
                                        + " stays for holdSeconds")
                @Nullable Double repeatEverySeconds,
        @Schema(
                        description =
                                "The same as WebVTT, for players that show captions; add"
                                        + " durationMillis")
                String track) {
    private static final int VERSION = 1;

    PlayerManifest {
        words = List.copyOf(words);
        allowed = List.copyOf(allowed);
        windows = List.copyOf(windows);
    }

    @RegisterForReflection
    @Schema(name = "PlayerWords")
    record Said(String text, String language, Language.Direction direction) {}

    /// `from` inclusive, `to` exclusive.
    @RegisterForReflection
    @Schema(name = "PlayerWindow")
    record Span(double from, double to) {}

    static PlayerManifest of(
            Instruction.VideoOverlay overlay,
            Function<String, Language.Direction> directions,
            String track) {
        var label = overlay.label();
        var repeat = overlay.repeatEveryMillis();
        return new PlayerManifest(
                VERSION,
                label.words().stream()
                        .map(
                                one ->
                                        new Said(
                                                one.text(),
                                                one.language(),
                                                directions.apply(one.language())))
                        .toList(),
                label.position(),
                label.allowed(),
                label.inkHeightRatio(),
                label.inkHeightPixels(),
                label.insetRatio(),
                label.minContrast(),
                overlay.wholeDuration(),
                overlay.windows().stream()
                        .map(one -> new Span(one.startMillis() / 1e3, one.endMillis() / 1e3))
                        .toList(),
                overlay.holdMillis() / 1e3,
                repeat == null ? null : repeat / 1e3,
                track);
    }

    static final String EXAMPLE =
            """
            {"version": 1, "words": [{"text": "AI AI-generated", "language": "en", "direction": "LTR"}],
             "position": "TOP_RIGHT", "allowed": ["TOP_RIGHT", "TOP_LEFT"], "inkHeightRatio": 0.05,
             "inkHeightPixels": 12, "insetRatio": 0.02, "minContrast": 4.5, "wholeDuration": false,
             "windows": [{"from": 0.0, "to": 4.0}], "holdSeconds": 4.0, "repeatEverySeconds": 300.0,
             "track": "/v1/plans/0199c0de-0006-7000-8000-000000000001/player.vtt"}
            """;
}
