package dev.candor.acceptance;

import java.nio.file.Path;
import java.util.List;

/// Where things stand in the project.
final class House {
    static final List<String> SERVICES =
            List.of("consent-service", "provenance-service", "label-service", "gateway");

    static final List<String> LIBRARIES =
            List.of(
                    "libs/c2pa-engine",
                    "libs/c2pa-net",
                    "libs/c2pa-cli",
                    "libs/service-kit",
                    "libs/transparency",
                    "libs/java-client",
                    "libs/java-api",
                    "libs/cli",
                    "libs/embedded",
                    "libs/launcher");

    private House() {}

    static Path root() {
        return Path.of(System.getProperty("candor.root", ".."));
    }

    static Path classesOf(String module) {
        return root().resolve(module).resolve("target/classes");
    }

    /// The package that a service owns: `consent-service` is `dev.candor.consent`.
    static String packageOf(String service) {
        return "dev.candor." + service.replace("-service", "");
    }
}
