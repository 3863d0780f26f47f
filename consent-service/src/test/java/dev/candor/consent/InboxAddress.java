package dev.candor.consent;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/// Picks the address to which events are delivered before the service starts; a test opens the
/// inbox there.
public final class InboxAddress implements QuarkusTestResourceLifecycleManager {
    static final String PORT = "candor.test.inbox";

    @Override
    public Map<String, String> start() {
        try (var socket = new ServerSocket(0)) {
            var port = Integer.toString(socket.getLocalPort());
            System.setProperty(PORT, port);
            return Map.of(
                    "candor.events.inbox", "http://localhost:" + port + "/internal/events",
                    "candor.events.longest-wait", "PT1S",
                    "candor.events.patience", "PT2S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(PORT);
    }
}
