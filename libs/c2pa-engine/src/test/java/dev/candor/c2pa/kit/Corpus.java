package dev.candor.c2pa.kit;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Files beside the verdicts of c2pa-rs. They are not part of the project: `CANDOR_CORPUS` says
/// where they are.
///
/// @param folder where the files are
/// @param verdicts what c2pa-rs said of them
/// @param anchors whom it believed
public record Corpus(Path folder, List<Verdict> verdicts, String anchors) {
    /// When c2pa-rs judged the files: certificates are judged at that time.
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final Path ROOT = Path.of(System.getenv().getOrDefault("CANDOR_CORPUS", "."));

    /// What c2pa-rs said of a file.
    ///
    /// @param name path below the folder
    public record Verdict(String name, String state, Set<String> codes) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The generated files that are wanted.
    public static Corpus generated(Predicate<String> wanted) {
        return of(
                ROOT.resolve("generated/files"),
                ROOT.resolve("generated/expected.json"),
                ROOT.resolve("generated/trust/roots.pem"),
                wanted);
    }

    /// The public files that are wanted.
    public static Corpus published(Predicate<String> wanted) {
        return of(
                ROOT,
                ROOT.resolve("expected.json"),
                ROOT.resolve(
                        "contentauth+c2pa-rs/sdk/tests/fixtures/certs/trust/test_cert_root_bundle.pem"),
                wanted);
    }

    /// The file of a verdict.
    public Path file(Verdict verdict) {
        return folder.resolve(verdict.name);
    }

    /// Our own verdict, in the same words.
    public Verdict judge(Verdict theirs) throws IOException {
        try {
            var list = TrustAnchors.fromPem(anchors);
            var report =
                    new Verifier(list.withTimeStamping(list.claimSigning()), CLOCK)
                            .verify(file(theirs));
            return new Verdict(theirs.name, state(report), codes(report));
        } catch (UnreadableAssetException e) {
            return new Verdict(theirs.name, "Error", Set.of());
        }
    }

    private static String state(VerificationReport report) {
        return switch (report.state()) {
            case TRUSTED -> "Trusted";
            case VALID -> "Valid";
            case INVALID -> "Invalid";
            case NO_MANIFEST -> "NoManifest";
            case REMOTE -> "Remote";
            case UNSUPPORTED -> "Unsupported";
        };
    }

    private static Set<String> codes(VerificationReport report) {
        return report.findings().stream()
                .map(finding -> finding.code().code())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Corpus of(Path folder, Path expected, Path anchors, Predicate<String> wanted) {
        try {
            var json =
                    JsonReader.read(Bytes.of(Files.readAllBytes(expected))).asMap().orElseThrow();
            var verdicts =
                    json.map("files").orElseThrow().members().stream()
                            .filter(member -> wanted.test(member.name()))
                            .map(Corpus::verdict)
                            .toList();
            return new Corpus(folder, verdicts, Files.readString(anchors));
        } catch (IOException | MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Verdict verdict(JsonValue.Member member) {
        var said = member.value().asMap().orElseThrow();
        return new Verdict(
                member.name(),
                said.text("state").orElseThrow(),
                said.array("codes").stream()
                        .flatMap(code -> code.asText().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
