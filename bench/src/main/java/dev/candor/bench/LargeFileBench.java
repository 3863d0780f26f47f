package dev.candor.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Verifies a film of any size in a process of its own with a heap of 64 MB, beside c2pa-rs, and
/// prints speed and the most memory each process took. c2pa-rs signs the film first. A sparse film
/// is a hole before it is signed. Candor is measured twice: as a JVM starts, and with a cache of
/// what it learned when it verified the film before (JEP 514), as servers and installations have
/// it.
///
/// `java dev.candor.bench.LargeFileBench FOLDER PEER.mjs [sparse] MEGABYTES…`
public final class LargeFileBench {
    private static final int ROUNDS = 3;

    private LargeFileBench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: LargeFileBench FOLDER PEER.mjs [sparse] MEGABYTES…");
            System.exit(2);
        }
        var fixtures = Fixtures.in(Path.of(arguments[0]));
        System.out.printf(
                "%-7s %12s %12s %12s %7s %7s %10s %11s%n",
                "MB",
                "candor MB/s",
                "cached MB/s",
                "c2pa-rs MB/s",
                "ratio",
                "cached",
                "candor MB",
                "c2pa-rs MB");
        boolean sparse = arguments[2].equals("sparse");
        for (var megabytes : List.of(arguments).subList(sparse ? 3 : 2, arguments.length)) {
            measure(fixtures, Path.of(arguments[1]), Long.parseLong(megabytes), sparse);
        }
    }

    private static void measure(Fixtures fixtures, Path script, long megabytes, boolean sparse)
            throws Exception {
        var file = fixtures.folder().resolve("clip.mp4");
        var clip = sparse ? Clip.writeSparse(file, megabytes) : Clip.write(file, megabytes);
        var signed = fixtures.folder().resolve("peer-clip.mp4");
        try (var peer = Peer.start(script, fixtures)) {
            peer.sign(clip, 0, 1);
        }
        Files.delete(clip);
        var cache = fixtures.folder().resolve("engine.aot");
        inAProcess(fixtures, signed, "-XX:AOTCacheOutput=" + cache, "-Xlog:disable");
        var own = inAProcess(fixtures, signed);
        var cached = inAProcess(fixtures, signed, "-XX:AOTCache=" + cache);
        var other = byPeer(fixtures, script, signed);
        for (int round = 1; round < ROUNDS; round++) {
            own = own.or(inAProcess(fixtures, signed));
            cached = cached.or(inAProcess(fixtures, signed, "-XX:AOTCache=" + cache));
            other = other.or(byPeer(fixtures, script, signed));
        }
        double size = Files.size(signed) / 1e6;
        System.out.printf(
                "%-7d %12.0f %12.0f %12.0f %6.2fx %6.2fx %10.0f %11.0f   %s%n",
                megabytes,
                size / own.seconds(),
                size / cached.seconds(),
                size / other.seconds(),
                other.seconds() / own.seconds(),
                other.seconds() / cached.seconds(),
                Math.max(own.kibibytes(), cached.kibibytes()) / 1024.0,
                other.kibibytes() / 1024.0,
                own.state());
        Files.delete(signed);
    }

    /// Without the start of the process, as for the peer; the memory is that of the whole process.
    private static OneVerification.Outcome inAProcess(
            Fixtures fixtures, Path file, String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(
                List.of(
                        OneVerification.class.getName(),
                        fixtures.root().toString(),
                        file.toString()));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var answer = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IOException("The verification ended with " + process.exitValue());
        }
        return OneVerification.Outcome.read(answer.lines().findFirst().orElseThrow());
    }

    private static OneVerification.Outcome byPeer(Fixtures fixtures, Path script, Path file)
            throws IOException {
        try (var peer = Peer.start(script, fixtures)) {
            var measure = peer.verify(file, 0, 1);
            return new OneVerification.Outcome(measure.bestNanos(), peer.memory(), "");
        }
    }
}
