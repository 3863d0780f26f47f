package dev.candor.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.candor.embedded.CandorHome;
import dev.candor.embedded.Leash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The list of what runs, on disk: how another call of the launcher finds the suite, and how the
/// next start finds what a killed one may have left.
///
/// @param gateway the gateway's address
/// @param issuer the realm's address
/// @param supervisor the launcher that holds all the others
/// @param processes the others, in the order of their start
record Roster(String gateway, String issuer, Entry supervisor, List<Entry> processes) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Roster {
        processes = List.copyOf(processes);
    }

    /// One process. A number alone may be another's by now; with the time of its start it is one
    /// process for good.
    ///
    /// @param started milliseconds since 1970; the same process always says the same
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String name, long pid, long started, @Nullable String address, @Nullable String log) {

        static Entry of(
                String name, ProcessHandle process, @Nullable String address, @Nullable Path log) {
            return new Entry(
                    name,
                    process.pid(),
                    start(process),
                    address,
                    log == null ? null : log.toString());
        }

        static Entry of(Leash leash, String address) {
            return of(leash.name(), leash.process(), address, leash.log());
        }

        /// The process, while it lives.
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> start(process) == started);
        }

        private static long start(ProcessHandle process) {
            return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        }
    }

    static Path file(CandorHome home) {
        return home.run().resolve("suite.json");
    }

    /// The list as last written; empty when nothing was started, or when it was stopped in order.
    static Optional<Roster> read(CandorHome home) {
        var file = file(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Roster.class));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /// The suite that runs now.
    static Optional<Roster> ofRunning(CandorHome home) {
        return read(home).filter(roster -> roster.supervisor.process().isPresent());
    }

    void write(CandorHome home) {
        var file = file(home);
        try {
            var aside = file.resolveSibling("suite.json.part");
            JSON.writeValue(aside.toFile(), this);
            Files.move(
                    aside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    static void delete(CandorHome home) {
        try {
            Files.deleteIfExists(file(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends what still runs of this list and waits for it: first kindly, then not.
    ///
    /// @return how many there were
    int end(Duration patience) {
        var alive = processes.stream().map(Entry::process).flatMap(Optional::stream).toList();
        alive.forEach(ProcessHandle::destroy);
        awaitEnd(alive, patience);
        alive.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        awaitEnd(alive, Duration.ofSeconds(5));
        return alive.size();
    }

    static void awaitEnd(List<ProcessHandle> processes, Duration patience) {
        var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
