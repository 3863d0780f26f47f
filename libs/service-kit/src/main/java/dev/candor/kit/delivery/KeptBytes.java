package dev.candor.kit.delivery;

import dev.candor.kit.digest.ReprDigest;
import dev.candor.kit.spool.SpoolEntry;
import java.nio.file.Path;
import org.jboss.resteasy.reactive.FilePart;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// A file that never changes, as HTTP gives it out: whole, in part (RFC 9110, 14), or not again
/// (RFC 9110, 13), with a strong `ETag` and its digest (RFC 9530). Never in the heap.
///
/// @param sha256 of all of it, lower-case hexadecimal
/// @param size in bytes
public record KeptBytes(Path path, String mediaType, String sha256, long size) {

    public static KeptBytes of(SpoolEntry entry) {
        return new KeptBytes(entry.path(), entry.mediaType(), entry.sha256(), entry.size());
    }

    /// The entity is a `File`: a `Path` is written as its name by whatever writer fits the
    /// `Accept` header.
    ///
    /// @return 200, 206 or 304, to which more headers may be added
    /// @throws dev.candor.kit.problem.Declined `RANGE_NOT_SATISFIABLE`
    public ResponseBuilder<Object> answer(Wanted wanted) {
        var etag = "\"" + sha256 + "\"";
        if (wanted.has(etag)) {
            return described(ResponseBuilder.create(304), etag);
        }
        return ByteRange.of(wanted.rangeOf(etag), size)
                .map(part -> partly(part, etag))
                .orElseGet(
                        () ->
                                described(ResponseBuilder.ok((Object) path.toFile()), etag)
                                        .header("Content-Type", mediaType));
    }

    private ResponseBuilder<Object> partly(ByteRange part, String etag) {
        var bytes = new FilePart(path.toFile(), part.first(), part.length());
        return described(ResponseBuilder.create(206).entity((Object) bytes), etag)
                .header("Content-Type", mediaType)
                .header("Content-Range", part.contentRange(size));
    }

    private ResponseBuilder<Object> described(ResponseBuilder<Object> answer, String etag) {
        return answer.header("ETag", etag)
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "private, no-cache")
                .header(ReprDigest.HEADER, ReprDigest.format(sha256));
    }
}
