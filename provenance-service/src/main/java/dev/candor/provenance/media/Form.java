package dev.candor.provenance.media;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.NoRoom;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A `multipart/form-data` body that is read part by part: `asset` and other files into files of
/// their own, short texts beside them.
final class Form {
    private static final int LONGEST_TEXT = 64 * 1024;

    /// Files a form may have: enough for the segments of a film of some hours.
    private static final int MOST_FILES = 4096;

    private final HttpServerRequest request;
    private final Landing landing;
    private final FormShape shape;
    private final Map<String, List<Future<Media>>> files = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Promise<Void> ended = Promise.promise();
    private final ClosingDelimiter closing;
    private int count;

    Form(HttpServerRequest request, Landing landing, FormShape shape) {
        this.request = request;
        this.landing = landing;
        this.shape = shape;
        this.closing = ClosingDelimiter.of(request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    Future<Upload> read() {
        try {
            request.setExpectMultipart(true);
        } catch (RuntimeException e) {
            return Future.failedFuture(unreadable(e));
        }
        request.handler(closing::see)
                .uploadHandler(this::part)
                .exceptionHandler(e -> ended.tryFail(unreadable(e)))
                .endHandler(_ -> end());
        request.resume();
        return ended.future().compose(_ -> landed()).map(_ -> upload());
    }

    /// The decoder is silent about a part that was cut off.
    private void end() {
        if (closing.seen()) {
            ended.tryComplete();
        } else {
            ended.tryFail(incomplete());
        }
    }

    private void part(HttpServerFileUpload part) {
        var name = part.name();
        boolean another = files.containsKey(name) || texts.containsKey(name);
        if (another && !shape.mayRepeat(name)) {
            ended.tryFail(twice(name));
        } else if (shape.isFile(name)) {
            file(part);
        } else if (shape.texts().contains(name)) {
            text(part);
        } else {
            ended.tryFail(unexpected(name));
        }
    }

    private void file(HttpServerFileUpload part) {
        if (++count > MOST_FILES) {
            ended.tryFail(tooMany(part.name()));
            return;
        }
        part.pause(); // until there is a file to write to
        var media =
                landing.open()
                        .compose(file -> part.pipeTo(file).map(_ -> file.measured()))
                        .recover(e -> Future.failedFuture(named(part.name(), e)))
                        .onFailure(ended::tryFail);
        files.computeIfAbsent(part.name(), _ -> new ArrayList<>()).add(media);
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

    private Future<?> landed() {
        return Future.all(files.values().stream().flatMap(List::stream).toList());
    }

    private Upload upload() {
        for (var attribute : request.formAttributes()) {
            var name = attribute.getKey();
            if (shape.isFile(name)) {
                throw noFile(name);
            }
            if (!shape.texts().contains(name)) {
                throw unexpected(name);
            }
            texts.put(name, attribute.getValue());
        }
        var media = new HashMap<String, List<Media>>();
        files.forEach((name, list) -> media.put(name, list.stream().map(Future::result).toList()));
        var asset = media.remove(FormShape.ASSET);
        if (asset == null) {
            throw missing();
        }
        media.forEach(Form::requireContent);
        return new Upload(asset.getFirst(), media, texts);
    }

    private static void requireContent(String part, List<Media> files) {
        if (files.stream().anyMatch(file -> file.size() == 0)) {
            throw MediaProblem.empty().at("/" + part);
        }
    }

    private static Declined missing() {
        return new Declined(
                        CommonProblem.INVALID_REQUEST, "Send the media as a file part named asset.")
                .at("/" + FormShape.ASSET);
    }

    private static Declined noFile(String part) {
        return new Declined(
                        CommonProblem.INVALID_REQUEST,
                        "Send this part as a file: its Content-Disposition needs a filename.")
                .at("/" + part);
    }

    private static Declined twice(String part) {
        return new Declined(CommonProblem.INVALID_REQUEST, "There is to be one part of this name.")
                .at("/" + part);
    }

    private static Declined unexpected(String part) {
        return new Declined(CommonProblem.INVALID_REQUEST, "A part of this name is not expected.")
                .at("/" + part);
    }

    private static Declined tooMany(String part) {
        return new Declined(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "A form may have at most %d files.".formatted(MOST_FILES))
                .at("/" + part);
    }

    private static Declined tooLong(String part) {
        return new Declined(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "This part may have at most %d bytes.".formatted(LONGEST_TEXT))
                .at("/" + part);
    }

    private static Throwable named(String part, Throwable e) {
        return e instanceof Declined declined ? declined.at("/" + part) : unreadable(e);
    }

    private static Declined unreadable(Throwable e) {
        if (NoRoom.causedBy(e)) {
            return NoRoom.declined();
        }
        return e instanceof Declined declined ? declined : incomplete();
    }

    private static Declined incomplete() {
        return new Declined(
                CommonProblem.INVALID_REQUEST,
                "The form ended early or is no valid multipart/form-data.");
    }
}
