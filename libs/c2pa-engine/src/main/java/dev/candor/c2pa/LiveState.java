package dev.candor.c2pa;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How far a live stream has been signed: all that has to outlive the process that signs it. It
/// holds no secret, since session keys do not outlive a process.
///
/// @param streamId tells the stream from others
/// @param lastNumber of the segment that was signed last; [#NONE] before the first
/// @param lastManifest label of the manifest that was written last
public record LiveState(String streamId, long lastNumber, String lastManifest) {
    /// Stands for a number before there is a segment.
    public static final long NONE = -1;

    private static final int MOST = 1 << 12;

    /// The state as it is kept: JSON.
    public String toJson() {
        return JsonWriter.write(
                new JsonValue.Map(
                        List.of(
                                new JsonValue.Member("streamId", JsonValue.of(streamId)),
                                new JsonValue.Member("lastNumber", JsonValue.of(lastNumber)),
                                new JsonValue.Member("lastManifest", JsonValue.of(lastManifest)))));
    }

    /// A state that was kept.
    ///
    /// @throws IllegalArgumentException if it is none
    public static LiveState of(String json) {
        try {
            if (json.length() > MOST) {
                throw new IllegalArgumentException("too long for the state of a live stream");
            }
            var map =
                    JsonReader.read(Bytes.of(json.getBytes(StandardCharsets.UTF_8)))
                            .asMap()
                            .orElseThrow(() -> new IllegalArgumentException("no JSON object"));
            return new LiveState(text(map, "streamId"), number(map), text(map, "lastManifest"));
        } catch (MalformedException e) {
            throw new IllegalArgumentException("no JSON: " + e.reason(), e);
        }
    }

    private static String text(JsonValue.Map map, String name) {
        return map.text(name)
                .orElseThrow(() -> new IllegalArgumentException("nothing is said of " + name));
    }

    private static long number(JsonValue.Map map) {
        if (map.get("lastNumber").orElse(null) instanceof JsonValue.Number(var number)) {
            try {
                return number.longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("lastNumber is no number of a segment", e);
            }
        }
        throw new IllegalArgumentException("nothing is said of lastNumber");
    }
}
