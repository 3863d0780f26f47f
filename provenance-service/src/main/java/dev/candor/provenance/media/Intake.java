package dev.candor.provenance.media;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.HangUp;
import dev.candor.kit.problem.NoRoom;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/// Takes media in from a request: streamed to files, counted and hashed on the way. The files go
/// when the request ends, also when the client goes away first.
@ApplicationScoped
public class Intake {
    private static final String MULTIPART = "multipart/form-data";
    private static final int FORM_OVERHEAD = 1024 * 1024;

    private final WorkingFiles files;
    private final MediaConfig config;
    private final CurrentIdentityAssociation callers;

    Intake(WorkingFiles files, MediaConfig config, CurrentIdentityAssociation callers) {
        this.files = files;
        this.config = config;
        this.callers = callers;
    }

    /// Takes a plain body, or the parts of a form.
    ///
    /// @param shape what a form may have beside the part `asset`
    /// @return fails with `PAYLOAD_TOO_LARGE` over the caller's limit, `INVALID_REQUEST` for a form
    ///     that cannot be read, `UNREADABLE_MEDIA` when no byte arrived
    public Uni<Upload> receive(RoutingContext exchange, FormShape shape) {
        return callers.getDeferredIdentity()
                .map(identity -> new Allowance(limit(identity)))
                .chain(allowance -> UniHelper.toUni(receive(exchange, shape, allowance)))
                .onFailure()
                .invoke(() -> HangUp.soon(exchange.vertx(), exchange.request()));
    }

    private Future<Upload> receive(RoutingContext exchange, FormShape shape, Allowance allowance) {
        var request = exchange.request();
        allowance.require(declaredLength(request) - (isForm(request) ? FORM_OVERHEAD : 0));
        if (HttpHeaders.CONTINUE
                .toString()
                .equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            exchange.response().writeContinue();
        }
        var landing = new Landing(files, exchange, allowance);
        var upload =
                isForm(request)
                        ? new Form(request, landing, shape).read()
                        : plain(exchange, landing);
        return upload.map(Intake::notEmpty)
                .recover(e -> landing.clear().compose(_ -> Future.failedFuture(e)));
    }

    private static Future<Upload> plain(RoutingContext exchange, Landing landing) {
        return landing.open()
                .compose(file -> exchange.request().pipeTo(file).map(_ -> file.measured()))
                .map(Upload::of)
                .recover(
                        e ->
                                Future.failedFuture(
                                        e instanceof Declined || NoRoom.causedBy(e)
                                                ? e
                                                : incomplete(exchange)));
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

    private static boolean isForm(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    static long declaredLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
