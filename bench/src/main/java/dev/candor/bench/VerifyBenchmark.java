package dev.candor.bench;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.report.VerificationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long one verification takes, by JMH.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH fills the fields
public class VerifyBenchmark {
    @Param({"photo.jpg", "icon.png"})
    private String picture;

    private Verifier verifier;
    private Path signed;

    /// Signs the picture once.
    @Setup
    public void sign() throws Exception {
        var fixtures = Fixtures.in(Path.of(System.getProperty("candor.bench", "target/engine")));
        signed = fixtures.folder().resolve("jmh-" + picture);
        Files.deleteIfExists(signed);
        new Signing(Clock.systemUTC(), UUID::randomUUID)
                .sign(
                        fixtures.folder().resolve(picture),
                        signed,
                        ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                                .by(new ClaimGenerator("Candor bench", "1")),
                        KeySigner.es256(fixtures.identity().key(), fixtures.identity().chain()));
        verifier =
                new Verifier(
                        TrustAnchors.fromPem(Files.readString(fixtures.root())), Clock.systemUTC());
    }

    /// Judges the picture.
    @Benchmark
    public VerificationReport verify() throws Exception {
        return verifier.verify(signed);
    }
}
