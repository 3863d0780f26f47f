package dev.candor.label;

import dev.candor.testkit.SuiteFiles;
import java.io.IOException;
import java.nio.file.Files;

/// Looks into the spool as another service would find it.
final class SpoolFiles {
    private SpoolFiles() {}

    static byte[] read(String id) throws IOException {
        return Files.readAllBytes(SuiteFiles.spool().resolve(id));
    }
}
