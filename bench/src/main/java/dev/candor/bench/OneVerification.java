package dev.candor.bench;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// Verifies one file once, cold, and prints how long that took and the most memory this process
/// ever had: `NANOSECONDS KIBIBYTES STATE`.
public final class OneVerification {
    private OneVerification() {}

    /// How one verification went.
    record Outcome(long nanoseconds, long kibibytes, String state) {
        static Outcome read(String line) {
            var fields = line.split(" ", -1);
            return new Outcome(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]);
        }

        /// The quicker of two.
        Outcome or(Outcome other) {
            return other.nanoseconds < nanoseconds ? other : this;
        }

        double seconds() {
            return nanoseconds / 1e9;
        }
    }

    public static void main(String[] arguments) throws Exception {
        var anchors = TrustAnchors.fromPem(Files.readString(Path.of(arguments[0])));
        var verifier = new Verifier(anchors, Clock.systemUTC());
        long start = System.nanoTime();
        var state = verifier.verify(Path.of(arguments[1])).state();
        long took = System.nanoTime() - start;
        System.out.printf("%d %d %s%n", took, peak(), state);
    }

    /// Linux only; 0 elsewhere.
    private static long peak() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0L);
    }
}
