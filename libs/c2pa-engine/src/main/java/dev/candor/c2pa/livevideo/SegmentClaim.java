package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Statement;
import org.jspecify.annotations.Nullable;

/// What a segment's own manifest says of its place in the stream (C2PA 2.4, 18.24):
///
/// ```
/// livevideo-segment-map = { "sequenceNumber": int, "streamId": tstr, "continuityMethod": tstr,
///                           * tstr => any }
/// ```
///
/// @param method how a segment leads to the one before it; null if not said
/// @param previous manifest of the segment before it; null if not said
public record SegmentClaim(
        long sequenceNumber, String stream, @Nullable String method, @Nullable String previous) {
    static final String LABEL = "c2pa.livevideo.segment";

    /// A segment names the manifest of the one before it.
    static final String BY_MANIFEST = "c2pa.manifestId";

    /// The place of a segment that names the manifest of the one before it.
    public static SegmentClaim following(long number, String stream, String previous) {
        return new SegmentClaim(number, stream, BY_MANIFEST, previous);
    }

    /// The assertion as it is written.
    public Statement statement() {
        return new Statement(
                LABEL,
                new CborMapBuilder()
                        .put("sequenceNumber", CborValue.of(sequenceNumber))
                        .put("streamId", stream)
                        .putIfPresent("continuityMethod", method)
                        .putIfPresent("previousManifestId", previous)
                        .build());
    }

    /// Reads an assertion's content.
    ///
    /// @throws MalformedException if it says no number or no stream
    static SegmentClaim of(CborValue value) throws MalformedException {
        var map = value.asMap().orElseThrow(() -> malformed("is no map"));
        return new SegmentClaim(
                map.get("sequenceNumber")
                        .flatMap(CborValue::asLong)
                        .orElseThrow(() -> malformed("has no sequenceNumber")),
                map.text("streamId").orElseThrow(() -> malformed("has no streamId")),
                map.text("continuityMethod").orElse(null),
                map.text("previousManifestId").orElse(null));
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException(LABEL, 0, reason);
    }
}
