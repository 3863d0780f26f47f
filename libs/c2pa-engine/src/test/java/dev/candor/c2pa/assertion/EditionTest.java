package dev.candor.c2pa.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.VerificationReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What C2PA 2.2 asked of cloud data, and 2.4 does not, and the other way round (15.10.3.2.1).
class EditionTest {
    @TempDir private Path directory;

    @Test
    void mediaTypeWasAskedForOnce() throws Exception {
        var without = cloudData("c2pa.thumbnail.claim").build();

        assertThat(isMalformed(Specification.V2_2, without)).isTrue();
        assertThat(isMalformed(Specification.V2_4, without)).isFalse();
    }

    @Test
    void ingredientCouldBeKeptElsewhereOnce() throws Exception {
        var ingredient =
                cloudData("c2pa.ingredient.v3").put("content_type", "application/jumbf").build();

        assertThat(isMalformed(Specification.V2_2, ingredient)).isFalse();
        assertThat(isMalformed(Specification.V2_4, ingredient)).isTrue();
    }

    private static CborMapBuilder cloudData(String label) {
        return new CborMapBuilder()
                .put("label", label)
                .put("size", CborValue.of(10))
                .put(
                        "location",
                        new CborMapBuilder()
                                .put("url", "https://example.com/a")
                                .put("alg", "sha256")
                                .put("hash", CborValue.of(new byte[32]))
                                .build());
    }

    private boolean isMalformed(Specification edition, CborValue content) throws Exception {
        return verify(edition, content).findings().stream()
                .map(Finding::code)
                .anyMatch(StatusCode.ASSERTION_CLOUD_DATA_MALFORMED::equals);
    }

    private VerificationReport verify(Specification edition, CborValue content) throws Exception {
        var policy =
                ValidationPolicy.offline(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                        .with(edition);
        return new Verifier(policy)
                .verify(
                        Forgery.valid(Media.jpeg(), TestAuthority.trusted().signer())
                                .assertion("c2pa.cloud-data", content)
                                .file(directory));
    }
}
