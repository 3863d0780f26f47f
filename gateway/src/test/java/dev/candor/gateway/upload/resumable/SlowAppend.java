package dev.candor.gateway.upload.resumable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// An append whose bytes come when the test says so.
final class SlowAppend implements AutoCloseable {
    private final Socket socket;

    /// @param length that is announced, whatever is sent
    SlowAppend(URI address, String upload, String token, long offset, int length)
            throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        send(
                """
                PATCH %s HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: application/partial-upload\r
                Content-Length: %d\r
                Upload-Offset: %d\r
                Upload-Complete: ?0\r
                \r
                """
                        .formatted(
                                URI.create(upload).getPath(),
                                address.getAuthority(),
                                token,
                                length,
                                offset));
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /// Of the answer; waits for it.
    int status() throws IOException {
        var answer =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var line = answer.readLine();
        if (line == null) {
            throw new IOException("no answer");
        }
        return Integer.parseInt(line.split(" ", 3)[1]);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
