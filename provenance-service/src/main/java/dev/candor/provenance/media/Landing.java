package dev.candor.provenance.media;

import io.vertx.core.Future;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the media of one request lands: a new file for each part, all under one allowance. For one
/// event loop.
final class Landing {
    private final WorkingFiles files;
    private final RoutingContext exchange;
    private final Allowance allowance;
    private final List<Path> paths = new ArrayList<>();
    private final List<MeasuredFile> opened = new ArrayList<>();

    Landing(WorkingFiles files, RoutingContext exchange, Allowance allowance) {
        this.files = files;
        this.exchange = exchange;
        this.allowance = allowance;
    }

    /// A new file, open for writing.
    ///
    /// @return fails when the client is gone
    Future<MeasuredFile> open() {
        var path = files.reserve(exchange);
        paths.add(path);
        return exchange.vertx()
                .fileSystem()
                .open(path.toString(), newFile())
                .map(file -> new MeasuredFile(file, path, allowance))
                .compose(this::keep);
    }

    /// Closes and removes all there is.
    Future<Void> clear() {
        return Future.join(opened.stream().map(MeasuredFile::end).toList())
                .transform(
                        _ -> {
                            paths.forEach(files::remove);
                            return Future.succeededFuture();
                        });
    }

    private Future<MeasuredFile> keep(MeasuredFile file) {
        opened.add(file);
        return exchange.response().closed()
                ? file.end().compose(_ -> Future.failedFuture("the client is gone"))
                : Future.succeededFuture(file);
    }

    private static OpenOptions newFile() {
        return new OpenOptions().setCreateNew(true).setWrite(true).setPerms("rw-------");
    }
}
