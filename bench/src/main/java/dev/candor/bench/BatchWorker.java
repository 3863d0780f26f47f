package dev.candor.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.KeySigner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Does one kind of work on many copies of a picture, for [BatchBench]: reads `KIND FILE` lines,
/// answers with files a second. A folder's files are not one file read many times: two workers on
/// one file would meet at every page of it.
///
/// `java dev.candor.bench.BatchWorker FOLDER WORKERS`
public final class BatchWorker {
    private static final long MUCH = 2_000_000_000;
    private static final int FEWEST_FILES = 400;
    private static final int MOST_FILES = 10_000;

    /// More than there are workers, so that no two are at one of them.
    private static final int COPIES = 8;

    /// What is done to a file.
    enum Kind {
        VERIFY,
        /// Verified after, and on the disk.
        SIGN,
        /// Neither.
        SIGN_BARE;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Fixtures fixtures;
    private final int workers;
    private final Verifier verifier;
    private final Signing signing = new Signing(Clock.systemUTC(), UUID::randomUUID);
    private final Signing bare = signing.withoutVerifying().withoutFlushing();
    private final KeySigner signer;
    private final Set<String> settled = new HashSet<>();

    private BatchWorker(Fixtures fixtures, int workers) throws IOException {
        this.fixtures = fixtures;
        this.workers = workers;
        this.verifier =
                new Verifier(
                        TrustAnchors.fromPem(Files.readString(fixtures.root())), Clock.systemUTC());
        this.signer = KeySigner.of(fixtures.identity().key(), fixtures.identity().chain());
    }

    public static void main(String[] arguments) throws Exception {
        var worker =
                new BatchWorker(Fixtures.in(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
        try (var lines = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ", 2);
                System.out.println(
                        worker.perSecond(
                                Kind.valueOf(words[0]),
                                worker.fixtures.folder().resolve(words[1])));
            }
        }
    }

    private double perSecond(Kind kind, Path picture) throws Exception {
        var unsigned = new ArrayList<Path>();
        var signed = new ArrayList<Path>();
        for (int copy = 0; copy < COPIES; copy++) {
            unsigned.add(Files.copy(picture, copy("plain", copy, picture), REPLACE_EXISTING));
            signed.add(sign(signing, picture, copy("of", copy, picture)));
        }
        int files = (int) Math.clamp(MUCH / Files.size(picture), FEWEST_FILES, MOST_FILES);
        IntFunction<Callable<Object>> work =
                file -> {
                    int copy = file % COPIES;
                    var source = unsigned.get(copy);
                    var target = copy("out", copy, picture);
                    return switch (kind) {
                        case VERIFY -> () -> verifier.verify(signed.get(copy));
                        case SIGN -> () -> sign(signing, source, target);
                        case SIGN_BARE -> () -> sign(bare, source, target);
                    };
                };
        if (settled.add(kind + " " + picture)) {
            Measure.settle(() -> work.apply(0).call());
        }
        return files / seconds(files, work);
    }

    private Path copy(String what, int copy, Path picture) {
        return fixtures.folder()
                .resolve("batch-%s-%d-%s".formatted(what, copy, picture.getFileName()));
    }

    private Path sign(Signing way, Path picture, Path target) throws Exception {
        way.sign(
                picture,
                target,
                ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                        .by(new ClaimGenerator("Candor bench", "1")),
                signer);
        return target;
    }

    /// Each worker takes the next file by itself: nobody has to be woken for one.
    private double seconds(int files, IntFunction<Callable<Object>> work) throws Exception {
        var next = new AtomicInteger();
        Callable<Integer> worker =
                () -> {
                    int done = 0;
                    for (int file = next.getAndIncrement();
                            file < files;
                            file = next.getAndIncrement()) {
                        work.apply(file).call();
                        done++;
                    }
                    return done;
                };
        long start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(workers)) {
            for (var one : pool.invokeAll(Collections.nCopies(workers, worker))) {
                one.get();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
