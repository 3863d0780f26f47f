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

/// Signs and verifies pictures with Candor's engine and with c2pa-rs, turn by turn, and prints
/// the ratios.
///
/// `java dev.candor.bench.EngineBench FOLDER PEER.mjs`; `bench/README.md` says how to run it.
public final class EngineBench {
    private static final int ROUNDS = 3;
    private static final int WARM_UPS = 400;
    private static final int RUNS = 60;
    private static final int FILM_MEGABYTES = 131;
    private static final int FILM_WARM_UPS = 3;
    private static final int FILM_RUNS = 9;

    private final Fixtures fixtures;
    private final Verifier verifier;
    private final Signing signing = new Signing(Clock.systemUTC(), UUID::randomUUID);
    private final Signing bare = signing.withoutVerifying().withoutFlushing();
    private final KeySigner signer;

    private EngineBench(Fixtures fixtures) throws IOException {
        this.fixtures = fixtures;
        this.signer = KeySigner.of(fixtures.identity().key(), fixtures.identity().chain());
        this.verifier =
                new Verifier(
                        TrustAnchors.fromPem(Files.readString(fixtures.root())), Clock.systemUTC());
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("usage: EngineBench FOLDER PEER.mjs");
            System.exit(2);
        }
        var fixtures = Fixtures.in(Path.of(arguments[0]));
        try (var peer = Peer.start(Path.of(arguments[1]), fixtures)) {
            new EngineBench(fixtures).run(peer);
        }
    }

    private void run(Peer peer) throws Exception {
        System.out.printf(
                "%-10s %-12s %9s %12s %12s %8s%n",
                "what", "file", "MB", "candor ms", "c2pa-rs ms", "ratio");
        for (var picture : fixtures.pictures()) {
            Measure.settle(() -> sign(signing, picture));
            sign(peer, picture, WARM_UPS, RUNS);
            var signed = signed(picture);
            row(
                    "verify",
                    signed,
                    () -> Measure.of(WARM_UPS, RUNS, () -> verifier.verify(signed)),
                    () -> peer.verify(signed, WARM_UPS, RUNS));
            System.out.printf(
                    "           c2pa-rs calls %s %s%n", signed.getFileName(), peer.judge(signed));
        }
        var clip = Clip.write(fixtures.folder().resolve("clip.mp4"), FILM_MEGABYTES);
        sign(peer, clip, FILM_WARM_UPS, FILM_RUNS);
        verifyFilm(peer);
    }

    /// As both do it unless told otherwise: what was written is verified (Candor also waits for the
    /// disk). And bare: neither looks back.
    private void sign(Peer peer, Path file, int warmUps, int runs) throws Exception {
        row(
                "sign",
                file,
                () -> Measure.of(warmUps, runs, () -> sign(signing, file)),
                () -> peer.sign(file, warmUps, runs));
        row(
                "sign bare",
                file,
                () -> Measure.of(warmUps, runs, () -> sign(bare, file)),
                () -> peer.signBare(file, warmUps, runs));
    }

    /// c2pa-rs signed the film; both verify it.
    private void verifyFilm(Peer peer) throws Exception {
        var signed = fixtures.folder().resolve("peer-clip.mp4");
        row(
                "verify",
                signed,
                () -> Measure.of(FILM_WARM_UPS, FILM_RUNS, () -> verifier.verify(signed)),
                () -> peer.verify(signed, FILM_WARM_UPS, FILM_RUNS));
        System.out.printf("           candor calls it %s%n", verifier.verify(signed).state());
    }

    private interface Side {
        Measure measure() throws Exception;
    }

    /// Turn by turn, so that a busy moment of the machine meets both.
    private static void row(String what, Path file, Side own, Side peer) throws Exception {
        Measure bestOwn = own.measure();
        Measure bestPeer = peer.measure();
        for (int round = 1; round < ROUNDS; round++) {
            bestOwn = better(bestOwn, own.measure());
            bestPeer = better(bestPeer, peer.measure());
        }
        System.out.printf(
                "%-10s %-12s %9.3f %12.3f %12.3f %7.2fx%n",
                what,
                file.getFileName(),
                Files.size(file) / 1e6,
                bestOwn.medianMillis(),
                bestPeer.medianMillis(),
                bestPeer.medianMillis() / bestOwn.medianMillis());
    }

    private static Measure better(Measure a, Measure b) {
        return a.medianNanos() <= b.medianNanos() ? a : b;
    }

    private void sign(Signing way, Path file) throws Exception {
        var definition =
                ManifestDefinition.created(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)
                        .title("bench")
                        .by(new ClaimGenerator("Candor bench", "1"));
        Files.deleteIfExists(signed(file));
        way.sign(file, signed(file), definition, signer);
    }

    private Path signed(Path picture) {
        return fixtures.folder().resolve("signed-" + picture.getFileName());
    }
}
