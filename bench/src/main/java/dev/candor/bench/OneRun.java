package dev.candor.bench;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.KeySigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/// Verifies or signs one file once, cold, and prints how long that took and the most memory this
/// process ever had: `NANOSECONDS KIBIBYTES STATE`.
///
/// `java dev.candor.bench.OneRun verify ROOT.pem FILE`, or `sign FOLDER FILE TARGET`.
public final class OneRun {
    private OneRun() {}

    /// How it went.
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

    private interface Work {
        String state() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var work =
                arguments[0].equals("sign")
                        ? signing(
                                Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]))
                        : verification(Path.of(arguments[1]), Path.of(arguments[2]));
        long start = System.nanoTime();
        var state = work.state();
        long took = System.nanoTime() - start;
        System.out.printf("%d %d %s%n", took, peak(), state);
    }

    private static Work verification(Path root, Path file) throws Exception {
        var anchors = TrustAnchors.fromPem(Files.readString(root));
        var verifier = new Verifier(anchors, Clock.systemUTC());
        return () -> verifier.verify(file).state().toString();
    }

    /// @param folder with chain.pem and key.pem
    private static Work signing(Path folder, Path file, Path target) throws Exception {
        var signer =
                KeySigner.of(
                        Pem.privateKey(Files.readString(folder.resolve("key.pem"))),
                        Pem.certificates(Files.readString(folder.resolve("chain.pem"))));
        var signing = new Signing(Clock.systemUTC(), UUID::randomUUID);
        var definition =
                ManifestDefinition.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)
                        .by(new ClaimGenerator("Candor bench", "1"));
        return () -> {
            signing.sign(file, target, definition, signer);
            return "signed";
        };
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
