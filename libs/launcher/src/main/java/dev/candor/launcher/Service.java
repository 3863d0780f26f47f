package dev.candor.launcher;

import dev.candor.embedded.Ports;
import java.util.List;

/// The four services of the suite.
enum Service {
    CONSENT("consent-service", 8081, "candor_consent", "-Xmx128m"),
    PROVENANCE("provenance-service", 8082, "candor_provenance", "-Xmx192m"),
    LABEL("label-service", 8083, "candor_label", "-Xmx192m"),
    GATEWAY("gateway", 8080, "candor_gateway", "-Xmx192m");

    private final String folder;
    private final int port;
    private final String database;
    private final String heap;

    Service(String folder, int port, String database, String heap) {
        this.folder = folder;
        this.port = port;
        this.database = database;
        this.heap = heap;
    }

    /// Its name, which is also its module's folder.
    String folder() {
        return folder;
    }

    String database() {
        return database;
    }

    /// The port it listens on when that one is free.
    int usualPort() {
        return port;
    }

    /// The port of its health and metrics when that one is free.
    int usualManagementPort() {
        return port + 1000;
    }

    List<String> virtualMachine() {
        // A machine for one person: memory and a quick start count more than peak speed.
        return List.of(heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    /// Where a service listens in one run.
    record Address(int port, int management) {

        static Address of(Service service) {
            return new Address(
                    Ports.freeOr(service.port), Ports.freeOr(service.usualManagementPort()));
        }

        String url() {
            return "http://localhost:" + port;
        }
    }
}
