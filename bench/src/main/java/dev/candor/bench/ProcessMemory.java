package dev.candor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process of this machine takes, as Linux counts it.
final class ProcessMemory {
    private ProcessMemory() {}

    /// The most that was ever resident, in bytes.
    ///
    /// @param process its number, or `self`
    /// @throws IOException if there is none of that number
    static long peak(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc", process, "status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("/proc tells no peak of " + process));
    }
}
