package dev.candor.provenance.media;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Takes media in from a request: streamed to a file, counted and hashed on the way. The file goes
/// when the request ends, also when the client goes away first.
@ApplicationScoped
public class Intake {
    private static final String MULTIPART = "multipart/form-data";
    private static final int FORM_OVERHEAD = 128 * 1024;

    private final WorkingFiles files;
    private final MediaConfig config;
    private final CurrentIdentityAssociation callers;
    private final Vertx vertx;

    Intake(
            WorkingFiles files,
            MediaConfig config,
            CurrentIdentityAssociation callers,
            Vertx vertx) {
        this.files = files;
        this.config = config;
        this.callers = callers;
        this.vertx = vertx;
    }

    /// Takes a plain body, or the part `asset` of a form.
    ///
    /// @param texts names of the text parts a form may have beside it
    /// @return fails with `PAYLOAD_TOO_LARGE` over the caller's limit, `INVALID_REQUEST` for a form
    ///     that cannot be read, `UNREADABLE_MEDIA` when no byte arrived
    public Uni<Upload> receive(RoutingContext exchange, Set<String> texts) {
        return callers.getDeferredIdentity()
                .map(this::limit)
                .chain(limit -> UniHelper.toUni(receive(exchange, texts, limit)))
                .onFailure()
                .invoke(() -> Exchange.hangUpSoon(exchange));
    }

    private Future<Upload> receive(RoutingContext exchange, Set<String> texts, long limit) {
        var request = exchange.request();
        if (declaredLength(request) > limit + (isForm(request) ? FORM_OVERHEAD : 0)) {
            return Future.failedFuture(MeasuredFile.tooLarge(limit));
        }
        if (HttpHeaders.CONTINUE
                .toString()
                .equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            exchange.response().writeContinue();
        }
        var path = files.reserve(exchange);
        return vertx.fileSystem()
                .open(path.toString(), newFile())
                .map(file -> new MeasuredFile(file, path, limit))
                .compose(file -> read(exchange, file, texts))
                .onFailure(_ -> files.remove(path))
                .map(Intake::notEmpty);
    }

    private static Future<Upload> read(
            RoutingContext exchange, MeasuredFile file, Set<String> texts) {
        var request = exchange.request();
        if (exchange.response().closed()) {
            return file.end().compose(_ -> Future.failedFuture(incomplete(exchange)));
        }
        if (isForm(request)) {
            return new Form(request, file, texts).read();
        }
        return request.pipeTo(file)
                .map(_ -> new Upload(file.measured(), Map.of()))
                .recover(
                        e -> Future.failedFuture(e instanceof Declined ? e : incomplete(exchange)));
    }

    private long limit(SecurityIdentity identity) {
        return (identity.isAnonymous() ? config.anonymousLimit() : config.limit()).asLongValue();
    }

    private static Upload notEmpty(Upload upload) {
        if (upload.asset().size() == 0) {
            throw MediaProblem.empty();
        }
        return upload;
    }

    private static Declined incomplete(RoutingContext exchange) {
        return new Declined(
                CommonProblem.INVALID_REQUEST,
                "The body ended after %d bytes, before it was complete."
                        .formatted(exchange.request().bytesRead()));
    }

    private static OpenOptions newFile() {
        return new OpenOptions().setCreateNew(true).setWrite(true).setPerms("rw-------");
    }

    private static boolean isForm(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    static long declaredLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
