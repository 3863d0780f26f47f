package dev.candor.gateway.upload.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class ArrivalTest {
    private final Vertx vertx = Vertx.vertx();

    @TempDir Path folder;

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatBrokeOffBeforeTheFileWasOpenIsKnown() throws Exception {
        // given
        var cut = Promise.<Void>promise();
        int port = port(cut);

        // when
        var arrived =
                vertx.createHttpClient()
                        .request(HttpMethod.GET, port, "localhost", "/")
                        .compose(request -> request.send().map(Arrival::new))
                        .compose(arrival -> later(cut).compose(_ -> stored(arrival)));

        // then
        assertThat(arrived.toCompletionStage().toCompletableFuture())
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class); // to wait in vain is none
    }

    private int port(Promise<Void> cut) throws Exception {
        var server =
                vertx.createHttpServer()
                        .requestHandler(
                                request -> {
                                    request.response().putHeader("Content-Length", "1000");
                                    request.response().write("the beginning");
                                    vertx.setTimer(
                                            100, _ -> request.connection().close().onComplete(cut));
                                })
                        .listen(0, "localhost");
        return server.toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    /// Some time after the connection was cut.
    private Future<Void> later(Promise<Void> cut) {
        return cut.future().compose(_ -> vertx.timer(200)).mapEmpty();
    }

    private Future<Void> stored(Arrival arrival) {
        return vertx.fileSystem()
                .open(folder.resolve("asset").toString(), new OpenOptions())
                .compose(file -> arrival.into(file, 1000));
    }
}
