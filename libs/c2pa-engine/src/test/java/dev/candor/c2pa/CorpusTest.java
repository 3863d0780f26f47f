package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.kit.CorpusWaiver;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The public and the generated files of every format, beside the verdicts of c2pa-rs. Where the
/// two differ, [CorpusWaiver] says whom the specification follows. The corpus is not part of the
/// project: `CANDOR_CORPUS` says where it is.
@EnabledIfEnvironmentVariable(
        named = "CANDOR_CORPUS",
        matches = ".+",
        disabledReason = "CANDOR_CORPUS names no folder")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
    /// When c2pa-rs judged the corpus: certificates are judged at that time.
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final Path CORPUS = Path.of(System.getenv().getOrDefault("CANDOR_CORPUS", "."));

    private static final Set<String> ACCEPTED = Set.of("Trusted", "Valid");

    /// How many of a hundred files have to have the same codes.
    private static final int SAME_CODES = 95;

    private final List<Comparison> all = new ArrayList<>();

    /// What c2pa-rs says of a file, and what the engine says.
    private record Comparison(String file, boolean generated, Verdict theirs, Verdict ours) {
        boolean sameAnswer() {
            return theirs.isAccepted() == ours.isAccepted();
        }

        boolean sameCodes() {
            return theirs.codes.equals(ours.codes);
        }

        /// A line of the table: codes only c2pa-rs has behind a minus, only the engine behind a
        /// plus.
        @Override
        public String toString() {
            var missing = new TreeSet<>(theirs.codes);
            missing.removeAll(ours.codes);
            var more = new TreeSet<>(ours.codes);
            more.removeAll(theirs.codes);
            return "%-42s %-10s %-12s %s%s"
                    .formatted(
                            file,
                            theirs.state,
                            ours.state,
                            missing.stream().map(code -> "-" + code + " ").collect(joined()),
                            more.stream().map(code -> "+" + code + " ").collect(joined()));
        }

        private static java.util.stream.Collector<CharSequence, ?, String> joined() {
            return Collectors.joining();
        }
    }

    private record Verdict(String state, SortedSet<String> codes) {
        boolean isAccepted() {
            return ACCEPTED.contains(state);
        }

        /// c2pa-rs stops where the engine reports, and then has no codes.
        boolean isError() {
            return state.equals("Error");
        }
    }

    @BeforeAll
    void judgeAll() throws IOException, MalformedException {
        judge(
                CORPUS,
                CORPUS.resolve("expected.json"),
                "contentauth+c2pa-rs/sdk/tests/fixtures/certs/trust/test_cert_root_bundle.pem");
        judge(
                CORPUS.resolve("generated/files"),
                CORPUS.resolve("generated/expected.json"),
                "generated/trust/roots.pem");
    }

    @Test
    void nothingIsAcceptedHereThatIsRefusedElsewhere() {
        assertThat(all)
                .filteredOn(one -> one.ours.isAccepted() && !one.theirs.isAccepted())
                .filteredOn(one -> CorpusWaiver.ofVerdict(one.file).isEmpty())
                .isEmpty();
    }

    @Test
    void nothingIsRefusedHereThatIsAcceptedElsewhere() {
        assertThat(all)
                .filteredOn(one -> !one.ours.isAccepted() && one.theirs.isAccepted())
                .filteredOn(one -> CorpusWaiver.ofVerdict(one.file).isEmpty())
                .isEmpty();
    }

    @Test
    void codesAreTheSame() {
        assertThat(judged())
                .filteredOn(one -> CorpusWaiver.ofCodes(one.file).isEmpty())
                .filteredOn(one -> !one.sameCodes())
                .isEmpty();
    }

    /// The generated files are judged by c2pa-rs with no anchors but those it was given, so that
    /// nothing has to be waived to compare.
    @Test
    void mostCodesAreTheSameWithoutAnyWaiver() {
        var generated = judged().filter(one -> one.generated).toList();
        var same = generated.stream().filter(Comparison::sameCodes).count();

        assertThat(100 * same).isGreaterThanOrEqualTo(SAME_CODES * (long) generated.size());
    }

    /// Those that c2pa-rs did not stop at.
    private Stream<Comparison> judged() {
        return all.stream().filter(one -> !one.theirs.isError());
    }

    @Test
    void everyWaiverIsNeeded() {
        assertThat(all)
                .filteredOn(one -> CorpusWaiver.ofCodes(one.file).isPresent())
                .filteredOn(one -> one.sameAnswer() && one.sameCodes())
                .isEmpty();
    }

    /// Where c2pa-rs stops with an error, there is a report that says what is broken.
    @Test
    void everyFileThatCanBeReadGetsAReport() {
        assertThat(all).filteredOn(one -> one.ours.isError()).isEmpty();
        assertThat(all)
                .filteredOn(one -> one.theirs.isError())
                .filteredOn(one -> one.ours.codes.isEmpty())
                .extracting(Comparison::file)
                .containsExactly("tiff_poc.tiff"); // no store in it, and nothing broken
        assertThat(all)
                .filteredOn(one -> one.file.contains("-truncated."))
                .filteredOn(one -> !one.ours.state.equals("Invalid"))
                .extracting(Comparison::file)
                .containsExactly("avi-truncated.avi"); // its store was in what is cut off
    }

    @Test
    void corpusIsLargeEnoughToProveAnything() {
        assertThat(all).hasSizeGreaterThan(300);
        assertThat(all).filteredOn(one -> one.ours.state.equals("Trusted")).hasSizeGreaterThan(30);
    }

    private void judge(Path folder, Path expected, String anchors)
            throws IOException, MalformedException {
        var trusted = TrustAnchors.fromPem(Files.readString(CORPUS.resolve(anchors)));
        // c2pa-rs has one list of anchors for all
        var verifier = new Verifier(trusted.withTimeStamping(trusted.claimSigning()), CLOCK);
        var files =
                JsonReader.read(Bytes.of(Files.readAllBytes(expected)))
                        .asMap()
                        .flatMap(map -> map.map("files"))
                        .orElseThrow();
        for (var entry : files.members()) {
            var said = entry.value().asMap().orElseThrow();
            all.add(
                    new Comparison(
                            Path.of(entry.name()).getFileName().toString(),
                            folder.endsWith("files"),
                            theirs(said),
                            ours(verifier, folder.resolve(entry.name()))));
        }
    }

    private static Verdict theirs(JsonValue.Map said) {
        return new Verdict(
                said.text("state").orElseThrow(),
                said.array("codes").stream()
                        .map(code -> code.asText().orElseThrow())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Verdict ours(Verifier verifier, Path file) throws IOException {
        try {
            var report = verifier.verify(request(file));
            return new Verdict(
                    word(report.state()),
                    report.findings().stream()
                            .map(Finding::code)
                            .map(code -> code.code())
                            .collect(Collectors.toCollection(TreeSet::new)));
        } catch (UnreadableAssetException e) {
            return new Verdict("Error", new TreeSet<>());
        }
    }

    /// A store of the same name beside a file speaks for it.
    private static VerificationRequest request(Path file) {
        var name = file.getFileName().toString();
        var sidecar = file.resolveSibling(name + ".c2pa");
        var request = VerificationRequest.of(file);
        return Files.exists(sidecar) ? request.withSidecar(sidecar) : request;
    }

    private static String word(ValidationState state) {
        return switch (state) {
            case TRUSTED -> "Trusted";
            case VALID -> "Valid";
            case INVALID -> "Invalid";
            case NO_MANIFEST -> "NoManifest";
            case REMOTE -> "Remote";
            case UNSUPPORTED -> "Unsupported";
        };
    }
}
