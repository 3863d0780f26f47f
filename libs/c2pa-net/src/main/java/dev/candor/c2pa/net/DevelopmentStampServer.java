package dev.candor.c2pa.net;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.c2pa.certificate.DevelopmentTimeStamper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A time-stamping authority for development over HTTP (RFC 3161, 3.4), at this machine's own
/// address and no other.
public final class DevelopmentStampServer implements AutoCloseable {
    private static final String REQUEST = "application/timestamp-query";
    private static final String RESPONSE = "application/timestamp-reply";
    private static final int LARGEST = 1 << 14;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private DevelopmentStampServer(HttpServer server) {
        this.server = server;
    }

    /// Starts to answer.
    ///
    /// @param port to listen at; any that is free if 0
    /// @throws IOException if the port is taken
    public static DevelopmentStampServer start(int port, DevelopmentTimeStamper authority)
            throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var started = new DevelopmentStampServer(HttpServer.create(address, 0));
        started.server.setExecutor(started.threads);
        started.server.createContext("/", exchange -> answer(exchange, authority));
        started.server.start();
        return started;
    }

    /// Where it answers.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, DevelopmentTimeStamper authority)
            throws IOException {
        try (exchange) {
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (!exchange.getRequestMethod().equals("POST") || !REQUEST.equals(type)) {
                exchange.sendResponseHeaders(415, -1);
                return;
            }
            var request = exchange.getRequestBody().readNBytes(LARGEST + 1);
            if (request.length > LARGEST) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            var response = authority.stamp(request);
            exchange.getResponseHeaders().set("Content-Type", RESPONSE);
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
