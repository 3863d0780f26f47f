package dev.candor.provenance.media;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.UnreadableAssetException.Malformed;
import dev.candor.c2pa.asset.UnreadableAssetException.Unsupported;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.ProblemType;

/// Why media is not taken.
public enum MediaProblem implements ProblemType {
    /// The extension member `offset` says where, in bytes from the start.
    UNREADABLE_MEDIA(422, "The media cannot be read"),
    LENGTH_REQUIRED(411, "The body needs a Content-Length");

    private final int status;
    private final String title;

    MediaProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /// The refusal for bytes that the engine could not read.
    public static Declined declined(UnreadableAssetException e) {
        return switch (e) {
            case Malformed broken ->
                    unreadable(String.valueOf(broken.getMessage()), broken.offset());
            case Unsupported _ ->
                    new Declined(
                            CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                            "The bytes are of no format known here.");
        };
    }

    /// The refusal for media without a single byte.
    public static Declined empty() {
        return unreadable("The media is empty: 0 bytes arrived.", 0);
    }

    private static Declined unreadable(String detail, long offset) {
        return new Declined(UNREADABLE_MEDIA, detail).with("offset", offset);
    }
}
