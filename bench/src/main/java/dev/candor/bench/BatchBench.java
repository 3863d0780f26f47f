package dev.candor.bench;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Verifies and signs one picture many times, on one core and on two, and prints the ratio. It is
/// the work of the process that is compared, so the compiler has to be done first: else it would
/// have the second core for itself while one core is measured.
///
/// `java dev.candor.bench.BatchBench FOLDER`
public final class BatchBench {
    private static final long MUCH = 50_000_000;
    private static final int MOST_FILES = 2_000;
    private static final int ROUNDS = 5;

    private final Fixtures fixtures;
    private final Verifier verifier;
    private final Signing signing = new Signing(Clock.systemUTC(), UUID::randomUUID);
    private final KeySigner signer;

    private BatchBench(Fixtures fixtures) throws IOException {
        this.fixtures = fixtures;
        this.verifier =
                new Verifier(
                        TrustAnchors.fromPem(Files.readString(fixtures.root())), Clock.systemUTC());
        this.signer = KeySigner.of(fixtures.identity().key(), fixtures.identity().chain());
    }

    public static void main(String[] arguments) throws Exception {
        var fixtures = Fixtures.in(Path.of(arguments[0]));
        for (var picture : fixtures.pictures()) {
            new BatchBench(fixtures).run(picture);
        }
    }

    private void run(Path picture) throws Exception {
        var signed = sign(picture, 0);
        int files = (int) Math.clamp(MUCH / Files.size(picture), 200, MOST_FILES);
        print("verify", picture, files, _ -> () -> verifier.verify(signed));
        print("sign", picture, files, file -> () -> sign(picture, file % 2));
    }

    /// @param work by number
    private static void print(
            String what, Path picture, int files, IntFunction<Callable<Object>> work)
            throws Exception {
        Measure.settle(() -> work.apply(0).call());
        double one = Double.MAX_VALUE;
        double two = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            one = Math.min(one, seconds(1, files, work));
            two = Math.min(two, seconds(2, files, work));
        }
        System.out.printf(
                "%-6s %-10s %d files: one core %.0f/s, two cores %.0f/s, ratio %.2fx%n",
                what, picture.getFileName(), files, files / one, files / two, one / two);
    }

    private Path sign(Path picture, int copy) throws Exception {
        var target =
                fixtures.folder().resolve("batch-%d-%s".formatted(copy, picture.getFileName()));
        signing.sign(
                picture,
                target,
                ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                        .by(new ClaimGenerator("Candor bench", "1")),
                signer);
        return target;
    }

    private static double seconds(int threads, int files, IntFunction<Callable<Object>> work)
            throws Exception {
        long start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = pool.invokeAll(IntStream.range(0, files).mapToObj(work).toList());
            for (var one : all) {
                one.get();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
