package dev.candor.gateway.upload.resumable;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What requests say of an upload in their headers: structured fields (RFC 9651). A value of
/// another type is as good as none.
final class UploadHeaders {
    static final String COMPLETE = "Upload-Complete";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String LIMIT = "Upload-Limit";
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern BOOLEAN = Pattern.compile("\\?[01]");

    private UploadHeaders() {}

    /// @throws Declined when it is not said
    static boolean complete(@Nullable String header) {
        if (header == null || !BOOLEAN.matcher(header.strip()).matches()) {
            throw missing(
                    COMPLETE, "Send Upload-Complete: ?1 with the last bytes, ?0 with all others.");
        }
        return header.strip().equals("?1");
    }

    /// @throws Declined when it is not said
    static long offset(@Nullable String header) {
        return integer(header)
                .orElseThrow(
                        () ->
                                missing(
                                        OFFSET,
                                        "Send Upload-Offset: the number of bytes that have arrived,"
                                                + " as HEAD tells it."));
    }

    /// Of the whole, as `Upload-Length` says it, or as it follows from the last piece's own length.
    ///
    /// @return nothing when neither is said
    /// @throws Declined when both are, and differ
    static Optional<Long> length(
            @Nullable String header, @Nullable String contentLength, boolean last, long offset) {
        var said = integer(header);
        var follows =
                last ? integer(contentLength).map(size -> offset + size) : Optional.<Long>empty();
        if (said.isPresent() && follows.isPresent() && !said.equals(follows)) {
            throw new Declined(
                            UploadProblem.INCONSISTENT_UPLOAD_LENGTH,
                            "It ends with this request at byte %d; Upload-Length says %d."
                                    .formatted(follows.get(), said.get()))
                    .at("#" + LENGTH);
        }
        return said.or(() -> follows);
    }

    static String of(boolean complete) {
        return complete ? "?1" : "?0";
    }

    private static Optional<Long> integer(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(String::strip)
                .filter(text -> INTEGER.matcher(text).matches())
                .map(Long::valueOf);
    }

    private static Declined missing(String header, String detail) {
        return new Declined(CommonProblem.INVALID_REQUEST, detail).at("#" + header);
    }
}
