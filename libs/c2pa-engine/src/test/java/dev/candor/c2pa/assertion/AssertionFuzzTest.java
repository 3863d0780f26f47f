package dev.candor.c2pa.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.kit.ManifestForge;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Claim;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules of assertions on content that a stranger signed: they find, and never break.
class AssertionFuzzTest {
    private static final List<String> LABELS =
            List.of(
                    "c2pa.actions.v2",
                    "c2pa.actions",
                    "c2pa.cloud-data",
                    "c2pa.external-reference",
                    "c2pa.alternative-content-representation",
                    "c2pa.soft-binding",
                    "c2pa.metadata",
                    "c2pa.time-stamp",
                    "c2pa.certificate-status",
                    "c2pa.ingredient.v3",
                    "c2pa.hash.multi-asset",
                    "c2pa.assertion.metadata",
                    "c2pa.ai-disclosure",
                    "cawg.training-mining",
                    "c2pa.thumbnail.claim");

    @MethodSource("dev.candor.c2pa.kit.Seeds#cbor")
    @FuzzTest(maxDuration = "2m")
    void contentIsJudgedWhateverItIs(byte[] bytes) throws MalformedException {
        if (bytes.length < 2) {
            return;
        }
        var label = LABELS.get((bytes[0] & 0xFF) % LABELS.size());
        var content = Arrays.copyOfRange(bytes, 2, bytes.length);
        var store = store(label, (bytes[1] & 0xFF) % 3, content);
        var manifest = store.active();
        var context = new ManifestContext(store, manifest, Claim.in(manifest).orElseThrow());
        var assertions =
                manifest.assertions().stream()
                        .map(
                                box ->
                                        new Assertion(
                                                manifest.uri("c2pa.assertions/" + box.label()),
                                                box,
                                                true))
                        .toList();
        var findings = new Findings();

        AssertionRules.check(
                new AssertionContext(context, assertions, Set.of(), Specification.V2_4), findings);
        var ai = AiStatements.read(assertions);
        var permissions = Permissions.read(assertions);

        assertThat(findings.toList())
                .extracting(Finding::explanation)
                .noneMatch(explanation -> explanation.contains("null"));
        assertThat(ai.statements().size() + permissions.size()).isLessThanOrEqualTo(bytes.length);
    }

    private static ManifestStore store(String label, int kind, byte[] content)
            throws MalformedException {
        var box =
                switch (kind) {
                    case 0 -> JumbfWriter.cbor(JumbfType.CBOR, label, content);
                    case 1 ->
                            JumbfWriter.superbox(
                                    JumbfType.JSON,
                                    label,
                                    List.of(JumbfWriter.box("json", content)));
                    default ->
                            JumbfWriter.superbox(
                                    JumbfType.EMBEDDED_FILE,
                                    label,
                                    List.of(
                                            JumbfWriter.box("bfdb", content),
                                            JumbfWriter.box("bidb", content)));
                };
        var manifest = ManifestForge.by(TestAuthority.trusted().signer()).assertion(box).box();
        return ManifestStore.read(
                Bytes.of(JumbfWriter.superbox(JumbfType.STORE, "c2pa", List.of(manifest))));
    }
}
