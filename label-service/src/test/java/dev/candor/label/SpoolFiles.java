package dev.candor.label;

import dev.candor.testkit.SuiteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks into the spool as another service would find it.
final class SpoolFiles {
    private SpoolFiles() {}

    static byte[] read(String id) throws IOException {
        return Files.readAllBytes(SuiteFiles.spool().resolve(id));
    }

    static Set<String> names() throws IOException {
        try (var files = Files.list(SuiteFiles.spool())) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
