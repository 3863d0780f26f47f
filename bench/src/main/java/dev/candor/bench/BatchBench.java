package dev.candor.bench;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.KeySigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Verifies one signed picture many times, on one core and on two, and prints the ratio.
///
/// `java dev.candor.bench.BatchBench FOLDER`
public final class BatchBench {
    private static final int WARM_UPS = 3_000;
    private static final int FILES = 1_000;
    private static final int ROUNDS = 5;

    private BatchBench() {}

    public static void main(String[] arguments) throws Exception {
        var fixtures = Fixtures.in(Path.of(arguments[0]));
        var verifier =
                new Verifier(
                        TrustAnchors.fromPem(Files.readString(fixtures.root())), Clock.systemUTC());
        for (var picture : fixtures.pictures()) {
            var signed = fixtures.folder().resolve("batch-" + picture.getFileName());
            Files.deleteIfExists(signed);
            new Signing(Clock.systemUTC(), UUID::randomUUID)
                    .sign(
                            picture,
                            signed,
                            ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                                    .by(new ClaimGenerator("Candor bench", "1")),
                            KeySigner.es256(
                                    fixtures.identity().key(), fixtures.identity().chain()));
            seconds(2, WARM_UPS, () -> verifier.verify(signed)); // compiling would take a core
            double one = Double.MAX_VALUE;
            double two = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                one = Math.min(one, seconds(1, FILES, () -> verifier.verify(signed)));
                two = Math.min(two, seconds(2, FILES, () -> verifier.verify(signed)));
            }
            System.out.printf(
                    "%-10s %d files: one core %.0f/s, two cores %.0f/s, ratio %.2fx%n",
                    picture.getFileName(), FILES, FILES / one, FILES / two, one / two);
        }
    }

    private static double seconds(int threads, int files, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = pool.invokeAll(IntStream.range(0, files).mapToObj(_ -> work).toList());
            for (var one : all) {
                one.get();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
