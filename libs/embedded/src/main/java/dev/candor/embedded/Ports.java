package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// TCP ports of the loopback interface.
public final class Ports {

    private Ports() {}

    /// A port nobody listens on at the moment of asking.
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback interface", e);
        }
    }

    /// Whether a server could listen on `port` now.
    public static boolean isFree(int port) {
        // Reuse, so that a connection that lingers after its server's end does not count as taken.
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// `preferred` if it is free, else another one.
    public static int freeOr(int preferred) {
        return isFree(preferred) ? preferred : free();
    }
}
