package dev.candor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The versions the build fetched.
record Versions(String keycloak, String postgres) {

    static final Versions OF_THIS_BUILD = read();

    private static Versions read() {
        try (var file = Versions.class.getResourceAsStream("versions.properties")) {
            var properties = new Properties();
            properties.load(file);
            return new Versions(
                    properties.getProperty("keycloak"), properties.getProperty("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
