package dev.candor.testkit;

import java.nio.file.Path;

/// The files the running [SuiteResource] gave to the service under test.
public final class SuiteFiles {

    private SuiteFiles() {}

    /// The spool folder.
    public static Path spool() {
        return folder().resolve("spool");
    }

    /// PEM, PKCS#8: signs actor assertions as the gateway would.
    public static Path actorPrivateKey() {
        return folder().resolve("keys/actor-private.pem");
    }

    /// PEM, SubjectPublicKeyInfo: verifies them.
    public static Path actorPublicKey() {
        return folder().resolve("keys/actor-public.pem");
    }

    static Path folder() {
        var folder = System.getProperty(SuiteResource.FOLDER);
        if (folder == null) {
            throw new IllegalStateException("No SuiteResource is running");
        }
        return Path.of(folder);
    }
}
