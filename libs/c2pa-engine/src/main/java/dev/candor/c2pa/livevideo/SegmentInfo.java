package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.ExternalUri;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a session key signed of a segment (C2PA 2.4, 19.4.1):
///
/// ```
/// segment-info-map = { "sequenceNumber": int, "bmffHash": bmff-hash-map, "manifestId": tstr,
///                      ? "manifestUri": hashed-ext-uri-map }
/// ```
///
/// @param signature over it
/// @param sequenceNumber of the segment
/// @param hash of the segment
/// @param manifest which the session keys are in
/// @param elsewhere where that manifest can be had; null if not said
record SegmentInfo(
        CoseSign1 signature,
        long sequenceNumber,
        CborValue hash,
        String manifest,
        @Nullable ExternalUri elsewhere) {
    private static final CborValue KEY_ID = CborValue.of(4);
    private static final CborValue CLAIMS = CborValue.of(15);
    private static final CborValue ISSUED_AT = CborValue.of(6);

    /// Reads what an event message carries.
    ///
    /// @throws MalformedException if it is no signature over a segment
    static SegmentInfo read(Bytes message) throws MalformedException {
        var signature = CoseSign1.read(message);
        var payload = signature.payload();
        if (payload == null) {
            throw malformed("nothing is signed");
        }
        var map = CborReader.read(payload).asMap().orElseThrow(() -> malformed("is no map"));
        return new SegmentInfo(
                signature,
                map.get("sequenceNumber")
                        .flatMap(CborValue::asLong)
                        .orElseThrow(() -> malformed("has no sequenceNumber")),
                map.get("bmffHash").orElseThrow(() -> malformed("has no bmffHash")),
                map.text("manifestId").orElseThrow(() -> malformed("has no manifestId")),
                map.get("manifestUri").flatMap(ExternalUri::of).orElse(null));
    }

    /// Which session key signed; nothing if it is not said.
    Optional<Bytes> keyId() {
        return signature.unprotectedHeaders().get(KEY_ID).flatMap(CborValue::asBytes);
    }

    /// When the segment claims to have been signed (`iat`); null if it does not say.
    @Nullable Instant issuedAt() {
        var headers = signature.protectedHeaders();
        return headers.get("iat")
                .or(
                        () ->
                                headers.get(CLAIMS)
                                        .flatMap(CborValue::asMap)
                                        .flatMap(claims -> claims.get(ISSUED_AT)))
                .flatMap(CborValue::asLong)
                .filter(seconds -> Math.abs(seconds) <= Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond)
                .orElse(null);
    }

    private static MalformedException malformed(String reason) {
        return new MalformedException("segment-info-map", 0, reason);
    }
}
