package dev.candor.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Signs and verifies a film of any size in a process of its own with a heap of 64 MB, beside
/// c2pa-rs, and prints speed and the most memory each process took. What is verified was signed by
/// c2pa-rs. A sparse film is a hole before it is signed. Candor is measured twice: as a JVM starts,
/// and with a cache of what it learned when it did the same before (JEP 514), as servers and
/// installations have it.
///
/// `java dev.candor.bench.LargeFileBench FOLDER PEER.mjs [sparse] MEGABYTES…`
public final class LargeFileBench {
    private static final int ROUNDS = 3;

    private final Fixtures fixtures;
    private final Path script;

    private LargeFileBench(Fixtures fixtures, Path script) {
        this.fixtures = fixtures;
        this.script = script;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: LargeFileBench FOLDER PEER.mjs [sparse] MEGABYTES…");
            System.exit(2);
        }
        System.out.printf(
                "%-7s %-7s %12s %12s %12s %7s %7s %10s %11s%n",
                "what",
                "MB",
                "candor MB/s",
                "cached MB/s",
                "c2pa-rs MB/s",
                "ratio",
                "cached",
                "candor MB",
                "c2pa-rs MB");
        var bench = new LargeFileBench(Fixtures.in(Path.of(arguments[0])), Path.of(arguments[1]));
        boolean sparse = arguments[2].equals("sparse");
        for (var megabytes : List.of(arguments).subList(sparse ? 3 : 2, arguments.length)) {
            bench.measure(Long.parseLong(megabytes), sparse);
        }
    }

    private void measure(long megabytes, boolean sparse) throws Exception {
        var file = fixtures.folder().resolve("clip.mp4");
        var clip = sparse ? Clip.writeSparse(file, megabytes) : Clip.write(file, megabytes);
        var own = fixtures.folder().resolve("signed-clip.mp4");
        var signed = fixtures.folder().resolve("peer-clip.mp4");
        row(
                "sign",
                Files.size(clip),
                List.of("sign", fixtures.folder().toString(), clip.toString(), own.toString()),
                peer -> peer.sign(clip, 0, 1));
        Files.delete(own);
        Files.delete(clip);
        row(
                "verify",
                Files.size(signed),
                List.of("verify", fixtures.root().toString(), signed.toString()),
                peer -> peer.verify(signed, 0, 1));
        Files.delete(signed);
    }

    private interface PeersWork {
        Measure measure(Peer peer) throws IOException;
    }

    private void row(String what, long bytes, List<String> work, PeersWork peersWork)
            throws Exception {
        var cache = fixtures.folder().resolve("%s.aot".formatted(what));
        inAProcess(work, "-XX:AOTCacheOutput=" + cache, "-Xlog:disable");
        var own = inAProcess(work);
        var cached = inAProcess(work, "-XX:AOTCache=" + cache);
        var other = byPeer(peersWork);
        for (int round = 1; round < ROUNDS; round++) {
            own = own.or(inAProcess(work));
            cached = cached.or(inAProcess(work, "-XX:AOTCache=" + cache));
            other = other.or(byPeer(peersWork));
        }
        double size = bytes / 1e6;
        System.out.printf(
                "%-7s %-7.0f %12.0f %12.0f %12.0f %6.2fx %6.2fx %10.0f %11.0f   %s%n",
                what,
                size,
                size / own.seconds(),
                size / cached.seconds(),
                size / other.seconds(),
                other.seconds() / own.seconds(),
                other.seconds() / cached.seconds(),
                Math.max(own.kibibytes(), cached.kibibytes()) / 1024.0,
                other.kibibytes() / 1024.0,
                own.state());
    }

    /// Without the start of the process, as for the peer; the memory is that of the whole process.
    private static OneRun.Outcome inAProcess(List<String> work, String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(OneRun.class.getName());
        command.addAll(work);
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var answer = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IOException("The process ended with " + process.exitValue());
        }
        return OneRun.Outcome.read(answer.lines().findFirst().orElseThrow());
    }

    private OneRun.Outcome byPeer(PeersWork work) throws IOException {
        try (var peer = Peer.start(script, fixtures)) {
            var measure = work.measure(peer);
            return new OneRun.Outcome(measure.bestNanos(), peer.memory(), "");
        }
    }
}
