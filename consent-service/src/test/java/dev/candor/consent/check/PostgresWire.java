package dev.candor.consent.check;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sits between a client and a PostgreSQL server and writes down which messages the client sends.
///
/// `Q` is a simple query; `P`, `B`, `E` parse, bind and execute; `S` asks the server to answer,
/// so each is a round trip (PostgreSQL's protocol 3.0, message formats).
final class PostgresWire implements AutoCloseable {
    private final ServerSocket door;
    private final String host;
    private final int port;
    private final List<Character> messages = new CopyOnWriteArrayList<>();
    private volatile boolean stalled;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    PostgresWire(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From now on nothing that the client sends arrives.
    void stall() {
        stalled = true;
    }

    void forget() {
        messages.clear();
    }

    long roundTrips() {
        return messages.stream().filter(type -> type == 'S' || type == 'Q').count();
    }

    List<Character> messages() {
        return List.copyOf(messages);
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var client = door.accept();
                var server = new Socket(host, port);
                sockets.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> read(client, server));
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void copy(Socket client, Socket server) {
        try (InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // one side hung up, which ends the talk
        }
    }

    private void read(Socket client, Socket server) {
        try (var in = new DataInputStream(client.getInputStream());
                var out = new DataOutputStream(server.getOutputStream())) {
            forward(in, out); // the start-up message has no type
            for (var type = in.read(); type >= 0; type = in.read()) {
                messages.add((char) type);
                if (stalled) {
                    in.skipNBytes(in.readInt() - (long) Integer.BYTES);
                } else {
                    out.write(type);
                    forward(in, out);
                }
            }
        } catch (IOException e) {
            // one side hung up, which ends the talk
        }
    }

    private static void forward(DataInputStream in, DataOutputStream out) throws IOException {
        var length = in.readInt();
        var rest = in.readNBytes(length - Integer.BYTES);
        out.writeInt(length);
        out.write(rest);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
