package dev.candor.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.stream.Stream;

/// Keeps what is said about one connection on that connection (RFC 9110, 7.6.1). Over HTTP/2 such
/// fields are malformed, and clients refuse the whole answer.
final class HopByHop implements ProxyInterceptor {
    private static final String CONNECTION = "Connection";
    private static final List<String> FIELDS =
            List.of(
                    CONNECTION,
                    "Keep-Alive",
                    "Proxy-Connection",
                    "Upgrade",
                    "HTTP2-Settings",
                    "TE");

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        strip(context.request().headers());
        return context.sendRequest();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        strip(context.response().headers());
        return context.sendResponse();
    }

    /// What `Connection` names goes, too.
    private static void strip(MultiMap headers) {
        var named =
                headers.getAll(CONNECTION).stream()
                        .flatMap(value -> Stream.of(value.split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        named.forEach(headers::remove);
        FIELDS.forEach(headers::remove);
    }
}
