package dev.candor.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// TCP ports of the loopback interface.
public final class Ports {

    /// Below those that systems give to whoever calls out (Linux: from 32,768; others: from
    /// 49,152), so that none is taken so between asking for it and listening.
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;

    /// Where the next search begins: each process somewhere else, and never twice in a row.
    private static final AtomicInteger NEXT = new AtomicInteger(new SecureRandom().nextInt(COUNT));

    private Ports() {}

    /// A port nobody listens on at the moment of asking, and that nobody is soon told again.
    public static int free() {
        return IntStream.range(0, COUNT)
                .map(_ -> FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT))
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "No free port from %d on, on the loopback interface"
                                                .formatted(FIRST)));
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
