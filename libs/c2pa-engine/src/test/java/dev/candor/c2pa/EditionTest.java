package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.ActionCases;
import dev.candor.c2pa.kit.BoxCases;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.HistoryCases;
import dev.candor.c2pa.kit.IngredientCases;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the editions of the specification differ, and what a caller may add to them.
class EditionTest {
    private static final ValidationPolicy POLICY =
            ValidationPolicy.offline(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);

    @TempDir Path directory;

    @Test
    void redactedBindingHasTheWordOfTheEdition() throws Exception {
        var asset = made(HistoryCases.redacted(), "binding");

        assertThat(codes(verify(asset, POLICY.with(Specification.V2_2))))
                .contains(StatusCode.ASSERTION_DATA_HASH_REDACTED)
                .doesNotContain(StatusCode.ASSERTION_HARD_BINDING_REDACTED);
        assertThat(codes(verify(asset, POLICY)))
                .contains(StatusCode.ASSERTION_HARD_BINDING_REDACTED)
                .doesNotContain(StatusCode.ASSERTION_DATA_HASH_REDACTED);
    }

    /// VAL-ASSE-0037
    @Test
    void sourceTypeBesideAManifestIsMalformedSinceTheLaterEdition() throws Exception {
        var asset = made(IngredientCases.all(), "source-type-and-manifest");

        assertThat(verify(asset, POLICY.with(Specification.V2_2)).state())
                .isEqualTo(ValidationState.TRUSTED);
        assertThat(codes(verify(asset, POLICY)))
                .contains(StatusCode.ASSERTION_INGREDIENT_MALFORMED);
    }

    @Test
    void algorithmTheCallerDeprecatesIsNotedAndRefusesNothing() throws Exception {
        var asset = Forgery.valid(Media.jpeg(), TestAuthority.trusted().signer()).bytes();

        var report = verify(asset, POLICY.deprecating(Set.of("sha256")));

        assertThat(codes(report)).containsOnlyOnce(StatusCode.ALGORITHM_DEPRECATED);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// C2PA 2.4, 15.4.1: a reference inside an assertion may name an algorithm for itself.
    @Test
    void algorithmThatAReferenceInsideAnAssertionNamesIsNoted() throws Exception {
        var asset = made(ActionCases.all(), "icon-by-algorithm-of-its-own");

        var report = verify(asset, POLICY.deprecating(Set.of("sha512")));

        assertThat(codes(report)).containsOnlyOnce(StatusCode.ALGORITHM_DEPRECATED);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(codes(verify(asset, POLICY.deprecating(Set.of("sha384")))))
                .doesNotContain(StatusCode.ALGORITHM_DEPRECATED);
    }

    /// C2PA 2.4, 18.7: each piece may be hashed by an algorithm of its own.
    @Test
    void algorithmThatAPieceOfABindingNamesIsNoted() throws Exception {
        var asset = made(BoxCases.all(), "valid-another-algorithm");

        assertThat(codes(verify(asset, POLICY.deprecating(Set.of("sha384")))))
                .containsOnlyOnce(StatusCode.ALGORITHM_DEPRECATED);
    }

    @Test
    void neitherEditionDeprecatesAnything() throws Exception {
        var asset = Forgery.valid(Media.jpeg(), TestAuthority.trusted().signer()).bytes();

        for (var edition : Specification.values()) {
            assertThat(codes(verify(asset, POLICY.with(edition))))
                    .doesNotContain(StatusCode.ALGORITHM_DEPRECATED);
        }
    }

    @Test
    void reportSaysWhichIngredientAFindingIsAbout() throws Exception {
        var report = verify(made(IngredientCases.all(), "grandparent-broken"), POLICY);

        assertThat(report.deltas()).hasSize(2);
        assertThat(report.deltas().getLast().manifest())
                .isEqualTo("urn:c2pa:00000000-0000-4000-8000-0000000000a1");
        assertThat(report.deltas().getLast().assertion().value())
                .endsWith("a2/c2pa.assertions/c2pa.ingredient.v3");
        assertThat(report.deltas().getLast().findings())
                .extracting(Finding::code)
                .contains(StatusCode.CLAIM_SIGNATURE_MISMATCH);
        assertThat(report.activeFindings())
                .extracting(Finding::code)
                .contains(StatusCode.CLAIM_SIGNATURE_VALIDATED)
                .doesNotContain(
                        StatusCode.CLAIM_SIGNATURE_MISMATCH,
                        StatusCode.INGREDIENT_MANIFEST_VALIDATED);
    }

    private static byte[] made(Map<String, Supplier<byte[]>> cases, String name) {
        return Objects.requireNonNull(cases.get(name)).get();
    }

    private VerificationReport verify(byte[] asset, ValidationPolicy policy) throws Exception {
        return new Verifier(policy).verify(Files.write(directory.resolve("asset"), asset));
    }

    private static List<Code> codes(VerificationReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }
}
