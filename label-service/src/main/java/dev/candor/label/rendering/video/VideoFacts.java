package dev.candor.label.rendering.video;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.label.rendering.failure.MediaException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What a film's first video stream is, as ffprobe tells it.
///
/// @param container its format
/// @param width as the viewer sees it, a turn in the metadata applied
/// @param height as the viewer sees it
/// @param seconds it runs
/// @param alpha whether it lets things through
/// @param deep whether samples have more than 8 bits
/// @param interlaced whether a frame is two fields
/// @param subtitles how many tracks of text it has already
record VideoFacts(
        Container container,
        int width,
        int height,
        double seconds,
        boolean alpha,
        boolean deep,
        boolean interlaced,
        int subtitles) {
    /// A day, as of what players are told. A container may claim any length, and where a label
    /// comes again every few minutes each time is listed.
    private static final double LONGEST = 86_400;

    /// Containers that are written.
    enum Container {
        MP4("video/mp4", "mp4"),
        QUICKTIME("video/quicktime", "mov"),
        WEBM("video/webm", "webm"),
        MATROSKA("video/x-matroska", "matroska");

        private final String mediaType;
        private final String muxer;

        Container(String mediaType, String muxer) {
            this.mediaType = mediaType;
            this.muxer = muxer;
        }

        String mediaType() {
            return mediaType;
        }

        String muxer() {
            return muxer;
        }
    }

    static VideoFacts of(JsonNode probed, Container container, long mostPixels)
            throws MediaException {
        var stream =
                StreamSupport.stream(probed.path("streams").spliterator(), false)
                        .filter(it -> it.path("codec_type").asText().equals("video"))
                        .filter(it -> it.path("disposition").path("attached_pic").asInt() == 0)
                        .findFirst()
                        .orElseThrow(() -> new MediaException.Unsupported("A file without video"));
        var turned = Math.abs(rotation(stream)) % 180 == 90;
        var width = stream.path("width").asInt();
        var height = stream.path("height").asInt();
        var seconds = seconds(probed, stream);
        if (width < 1 || height < 1 || !(seconds > 0)) {
            throw new MediaException.Unreadable("A film of no size or no length", 0);
        }
        if (seconds > LONGEST) {
            throw new MediaException.TooLarge(
                    "A film that says it runs %.0f seconds; at most %.0f are worked on"
                            .formatted(seconds, LONGEST));
        }
        if ((long) width * height > mostPixels) {
            throw new MediaException.TooLarge(
                    "Frames of %d × %d pixels; at most %d pixels are accepted"
                            .formatted(width, height, mostPixels));
        }
        var transfer = stream.path("color_transfer").asText();
        if (transfer.equals("smpte2084") || transfer.equals("arib-std-b67")) {
            throw new MediaException.Unsupported(
                    "Film of high dynamic range (%s)".formatted(transfer));
        }
        var pixels = stream.path("pix_fmt").asText();
        var fields = stream.path("field_order").asText("progressive");
        return new VideoFacts(
                container,
                turned ? height : width,
                turned ? width : height,
                seconds,
                pixels.contains("yuva")
                        || pixels.contains("rgba")
                        || stream.path("tags").path("alpha_mode").asText().equals("1"),
                pixels.contains("10") || pixels.contains("12"),
                !fields.equals("progressive") && !fields.equals("unknown"),
                subtitles(probed));
    }

    private static int subtitles(JsonNode probed) {
        return Math.toIntExact(
                StreamSupport.stream(probed.path("streams").spliterator(), false)
                        .filter(it -> it.path("codec_type").asText().equals("subtitle"))
                        .count());
    }

    private static int rotation(JsonNode stream) {
        return StreamSupport.stream(stream.path("side_data_list").spliterator(), false)
                .filter(it -> it.has("rotation"))
                .findFirst()
                .map(it -> it.path("rotation").asInt())
                .orElse(0);
    }

    private static double seconds(JsonNode probed, JsonNode stream) {
        return Optional.of(probed.path("format").path("duration").asText())
                .filter(it -> !it.isEmpty())
                .or(() -> Optional.of(stream.path("duration").asText("")))
                .map(VideoFacts::number)
                .orElse(0.0);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
