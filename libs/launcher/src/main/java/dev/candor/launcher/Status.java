package dev.candor.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.embedded.CandorHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `status` says.
///
/// @param running whether a launcher holds the suite
/// @param home the folder of everything
/// @param gateway the gateway's address, while it runs
/// @param issuer the realm's address, while it runs
@JsonInclude(JsonInclude.Include.NON_NULL)
record Status(
        boolean running,
        String home,
        @Nullable String gateway,
        @Nullable String issuer,
        List<OfProcess> processes) {

    /// @param residentBytes memory it holds, where the system tells
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfProcess(
            String name,
            long pid,
            boolean alive,
            @Nullable String address,
            @Nullable String log,
            @Nullable Long residentBytes) {

        private static OfProcess of(Roster.Entry entry) {
            var alive = entry.process().isPresent();
            return new OfProcess(
                    entry.name(),
                    entry.pid(),
                    alive,
                    entry.address(),
                    entry.log(),
                    alive ? resident(entry.pid()) : null);
        }
    }

    static Status of(CandorHome home) {
        var root = home.root().toString();
        return Roster.ofRunning(home)
                .map(roster -> of(root, roster))
                .orElseGet(() -> new Status(false, root, null, null, List.of()));
    }

    private static Status of(String root, Roster roster) {
        var processes = new java.util.ArrayList<OfProcess>();
        roster.processes().forEach(entry -> processes.add(OfProcess.of(entry)));
        processes.add(OfProcess.of(roster.supervisor()));
        return new Status(true, root, roster.gateway(), roster.issuer(), List.copyOf(processes));
    }

    String text() {
        if (!running) {
            return "Nothing runs in " + home;
        }
        var text = new StringBuilder("The suite runs in " + home);
        for (var process : processes) {
            text.append(
                    "%n  %-20s %-9s %-36s pid %-8d %s"
                            .formatted(
                                    process.name,
                                    process.alive ? "runs" : "has ended",
                                    process.address == null ? "" : process.address,
                                    process.pid,
                                    process.residentBytes == null
                                            ? ""
                                            : process.residentBytes / 1_000_000 + " MB"));
        }
        return text.toString();
    }

    private static @Nullable Long resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null; // not Linux, or gone meanwhile
        }
    }
}
