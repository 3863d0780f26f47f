package dev.candor.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Verifies a film of any size in a process of its own with a heap of 64 MB, beside c2pa-rs, and
/// prints speed and the most memory each process took. c2pa-rs signs the film first.
///
/// `java dev.candor.bench.LargeFileBench FOLDER PEER.mjs MEGABYTES…`
public final class LargeFileBench {
    private static final int ROUNDS = 3;

    private LargeFileBench() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: LargeFileBench FOLDER PEER.mjs MEGABYTES…");
            System.exit(2);
        }
        var fixtures = Fixtures.in(Path.of(arguments[0]));
        System.out.printf(
                "%-10s %12s %12s %8s %14s %14s%n",
                "MB", "candor MB/s", "c2pa-rs MB/s", "ratio", "candor MB", "c2pa-rs MB");
        for (var megabytes : List.of(arguments).subList(2, arguments.length)) {
            measure(fixtures, Path.of(arguments[1]), Long.parseLong(megabytes));
        }
    }

    private static void measure(Fixtures fixtures, Path script, long megabytes) throws Exception {
        var clip = Clip.write(fixtures.folder().resolve("clip.mp4"), megabytes);
        var signed = fixtures.folder().resolve("peer-clip.mp4");
        try (var peer = Peer.start(script, fixtures)) {
            peer.sign(clip, 0, 1);
        }
        Files.delete(clip);
        var own = inAProcess(fixtures, signed);
        var other = byPeer(fixtures, script, signed);
        for (int round = 1; round < ROUNDS; round++) {
            own = own.or(inAProcess(fixtures, signed));
            other = other.or(byPeer(fixtures, script, signed));
        }
        double size = Files.size(signed) / 1e6;
        System.out.printf(
                "%-10d %12.0f %12.0f %7.2fx %14.0f %14.0f   %s%n",
                megabytes,
                size / own.seconds(),
                size / other.seconds(),
                other.seconds() / own.seconds(),
                own.kibibytes() / 1024.0,
                other.kibibytes() / 1024.0,
                own.state());
        Files.delete(signed);
    }

    /// Without the start of the process, as for the peer; the memory is that of the whole process.
    private static OneVerification.Outcome inAProcess(Fixtures fixtures, Path file)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-cp"));
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
        return OneVerification.Outcome.read(answer);
    }

    private static OneVerification.Outcome byPeer(Fixtures fixtures, Path script, Path file)
            throws IOException {
        try (var peer = Peer.start(script, fixtures)) {
            var measure = peer.verify(file, 0, 1);
            return new OneVerification.Outcome(measure.bestNanos(), peer.memory(), "");
        }
    }
}
