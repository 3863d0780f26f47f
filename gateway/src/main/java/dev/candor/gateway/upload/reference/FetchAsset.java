package dev.candor.gateway.upload.reference;

import static dev.candor.gateway.upload.reference.ReferenceProblem.ASSET_NOT_FETCHED;
import static dev.candor.gateway.upload.reference.ReferenceProblem.STORE_NOT_ALLOWED;

import dev.candor.gateway.egress.Egress.ForbiddenAddressException;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.NoRoom;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolFile;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Fetches an asset into the spool. The address that was judged is the one that is connected to, a
/// redirect is an answer like any other, and nothing of what the store says is passed on but bytes.
@ApplicationScoped
public class FetchAsset {
    private static final int OK = 200;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int MOST_AT_ONCE = 16;
    private static final String ANY = "application/octet-stream";

    private final StoreRules rules;
    private final Spool spool;
    private final Vertx vertx;
    private final Duration longest;
    private final HttpClient http;

    FetchAsset(StoreRules rules, Spool spool, Vertx vertx, StoreConfig config) {
        this.rules = rules;
        this.spool = spool;
        this.vertx = vertx;
        this.longest = config.longest();
        int patience = (int) config.patience().toMillis();
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setMaxHeaderSize(LONGEST_HEADERS)
                                .setConnectTimeout(patience)
                                .setIdleTimeout(patience)
                                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                                .setMaxPoolSize(MOST_AT_ONCE));
    }

    /// Call it on the event loop.
    ///
    /// @param sha256 that the bytes must have, hexadecimal; none where nothing was said
    /// @param most bytes that are taken
    /// @return in the spool, and the caller's to give up
    /// @throws Declined (in the Uni) `STORE_NOT_ALLOWED`, `ASSET_NOT_FETCHED`, `PAYLOAD_TOO_LARGE`
    /// or `DIGEST_MISMATCH`; nothing is kept then
    public Uni<SpoolEntry> fetch(
            Organization organization, String url, @Nullable String sha256, long most) {
        var from = rules.require(url);
        return uni(vertx.executeBlocking(() -> rules.egress().judged(from.getHost()), false))
                .chain(address -> uni(http.request(request(from, address))))
                .chain(request -> taken(request, organization, most))
                .onFailure(failure -> !(failure instanceof Declined))
                .transform(this::declined)
                .chain(file -> uni(vertx.executeBlocking(() -> sealed(file, sha256), false)));
    }

    private Uni<SpoolFile> taken(HttpClientRequest request, Organization organization, long most) {
        return uni(request.send().map(Arrival::new))
                .invoke(arrival -> mustBeGood(arrival.answer(), most))
                .chain(arrival -> intoSpool(arrival, organization, most))
                .ifNoItem()
                .after(longest)
                .fail()
                .onTermination()
                .invoke(() -> request.connection().close());
    }

    private Uni<SpoolFile> intoSpool(Arrival arrival, Organization organization, long most) {
        var file = spool.create(organization, mediaType(arrival.answer()));
        return uni(vertx.fileSystem()
                        .open(file.path().toString(), new OpenOptions().setCreateNew(true))
                        .compose(to -> arrival.into(to, most)))
                .replaceWith(file)
                .onFailure()
                .call(() -> uni(vertx.executeBlocking(() -> discarded(file.id()), false)))
                .onCancellation()
                .invoke(() -> vertx.executeBlocking(() -> discarded(file.id()), false));
    }

    private SpoolEntry sealed(SpoolFile file, @Nullable String sha256) {
        var entry = spool.seal(file);
        if (sha256 == null || Digests.same(sha256, entry.sha256())) {
            return entry;
        }
        spool.discard(entry.id());
        throw new Declined(
                        CommonProblem.DIGEST_MISMATCH,
                        "The store's asset has SHA-256 %s.".formatted(entry.sha256()))
                .at("/asset/sha256");
    }

    private String discarded(String id) {
        spool.discard(id);
        return id;
    }

    private static void mustBeGood(HttpClientResponse answer, long most) {
        int status = answer.statusCode();
        if (status / 100 == 3) {
            throw not("It redirects; name the address that the asset itself has.")
                    .with("storeStatus", status);
        }
        if (status != OK) {
            throw not("It answered %d.".formatted(status)).with("storeStatus", status);
        }
        var length = answer.getHeader("Content-Length");
        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > most) {
            throw Arrival.tooLarge(most);
        }
    }

    private static String mediaType(HttpClientResponse answer) {
        var said = answer.getHeader("Content-Type");
        return said == null || said.isBlank() || said.length() > 200
                ? ANY
                : said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static RequestOptions request(URI from, InetAddress address) {
        int port = StoreRules.port(from);
        var path = from.getRawPath().isEmpty() ? "/" : from.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(from.getHost())
                .setPort(port)
                .setSsl("https".equals(from.getScheme()))
                .setFollowRedirects(false)
                .putHeader("Accept-Encoding", "identity")
                .setURI(from.getRawQuery() == null ? path : path + "?" + from.getRawQuery());
    }

    private Throwable declined(Throwable failure) {
        return switch (failure) {
            case ForbiddenAddressException _ ->
                    new Declined(STORE_NOT_ALLOWED, ForbiddenAddressException.MESSAGE)
                            .at("/asset/url");
            case UnknownHostException _ -> not("The host has no address.");
            case TimeoutException _ ->
                    not("It took longer than %d s.".formatted(longest.toSeconds()));
            case SSLException _ -> not("There was no connection by TLS that can be trusted.");
            case Throwable full when NoRoom.causedBy(full) -> NoRoom.declined();
            default -> not("The connection failed.");
        };
    }

    private static Declined not(String detail) {
        return new Declined(ASSET_NOT_FETCHED, detail).at("/asset/url");
    }

    private static <T> Uni<T> uni(Future<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }
}
