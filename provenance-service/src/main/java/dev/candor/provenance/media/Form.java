package dev.candor.provenance.media;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A `multipart/form-data` body that is read part by part: `asset` into a file, short texts beside
/// it.
final class Form {
    private static final String ASSET = "asset";
    private static final int LONGEST_TEXT = 64 * 1024;

    private final HttpServerRequest request;
    private final MeasuredFile file;
    private final Set<String> known;
    private final Map<String, String> texts = new HashMap<>();
    private final Promise<Void> ended = Promise.promise();
    private final ClosingDelimiter closing;
    private @Nullable Future<Void> asset;

    /// @param known names of the text parts that are expected
    Form(HttpServerRequest request, MeasuredFile file, Set<String> known) {
        this.request = request;
        this.file = file;
        this.known = known;
        this.closing = ClosingDelimiter.of(request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    Future<Upload> read() {
        try {
            request.setExpectMultipart(true);
        } catch (RuntimeException e) {
            return closed(unreadable(e));
        }
        request.handler(closing::see)
                .uploadHandler(this::part)
                .exceptionHandler(e -> ended.tryFail(unreadable(e)))
                .endHandler(_ -> end());
        request.resume();
        return ended.future().compose(_ -> written()).map(_ -> upload()).recover(this::closed);
    }

    /// The decoder is silent about a part that was cut off.
    private void end() {
        if (closing.seen()) {
            ended.tryComplete();
        } else {
            ended.tryFail(incomplete());
        }
    }

    private <T> Future<T> closed(Throwable e) {
        return file.end().transform(_ -> Future.failedFuture(e));
    }

    private void part(HttpServerFileUpload part) {
        if (part.name().equals(ASSET) && asset == null) {
            asset = part.pipeTo(file).onFailure(ended::tryFail);
        } else if (known.contains(part.name()) && !texts.containsKey(part.name())) {
            text(part);
        } else {
            ended.tryFail(unexpected(part.name()));
        }
    }

    private void text(HttpServerFileUpload part) {
        var read = Buffer.buffer();
        texts.put(part.name(), "");
        part.handler(
                bytes -> {
                    if (read.length() + bytes.length() > LONGEST_TEXT) {
                        ended.tryFail(tooLong(part.name()));
                    } else {
                        read.appendBuffer(bytes);
                    }
                });
        part.endHandler(_ -> texts.put(part.name(), read.toString(StandardCharsets.UTF_8)));
    }

    private Future<Void> written() {
        return asset == null
                ? Future.failedFuture(
                        new Declined(
                                        CommonProblem.INVALID_REQUEST,
                                        "Send the media as a file part named asset.")
                                .at("/" + ASSET))
                : asset;
    }

    private Upload upload() {
        for (var attribute : request.formAttributes()) {
            if (!known.contains(attribute.getKey())) {
                throw unexpected(attribute.getKey());
            }
            texts.put(attribute.getKey(), attribute.getValue());
        }
        return new Upload(file.measured(), texts);
    }

    private static Declined unexpected(String part) {
        return new Declined(
                        CommonProblem.INVALID_REQUEST,
                        "A part of this name is not expected, or not twice.")
                .at("/" + part);
    }

    private static Declined tooLong(String part) {
        return new Declined(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "This part may have at most %d bytes.".formatted(LONGEST_TEXT))
                .at("/" + part);
    }

    private static Declined unreadable(Throwable e) {
        return e instanceof Declined declined ? declined : incomplete();
    }

    private static Declined incomplete() {
        return new Declined(
                CommonProblem.INVALID_REQUEST,
                "The form ended early or is no valid multipart/form-data.");
    }
}
