package dev.candor.c2pa;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.kit.AiCases;
import dev.candor.c2pa.kit.Boxes;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.AiUse;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.SoftBindingSummary;
import dev.candor.c2pa.report.ThumbnailSummary;
import dev.candor.c2pa.report.TrainingPermission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a report says of a manifest besides whether it holds.
class ManifestSummaryTest {
    private static final String ASSERTIONS = Forgery.LABEL + "/c2pa.assertions/";

    @TempDir private Path directory;

    @Test
    void statementOnIntelligenceNamesTheAssertionThatMakesIt() throws Exception {
        var summary = summary(asset("created"));

        assertThat(summary.ai().statements())
                .containsExactly(
                        new AiUse.Statement(
                                AiUse.Extent.GENERATED,
                                uri("c2pa.actions.v2"),
                                "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                                true));
    }

    @Test
    void whatWasEditedByAModelWasNotMadeByIt() throws Exception {
        var summary = summary(asset("edited"));

        assertThat(summary.ai().extent()).isEqualTo(AiUse.Extent.USED);
    }

    @Test
    void nothingSaidIsNothingSaid() throws Exception {
        var summary = summary(asset("nothing-said"));

        assertThat(summary.ai().extent()).isEqualTo(AiUse.Extent.NOT_SAID);
        assertThat(summary.ai().statements()).isEmpty();
    }

    @Test
    void algorithmWithoutTrainingIsToldApart() throws Exception {
        var summary = summary(asset("created-by-algorithm"));

        assertThat(summary.ai().extent()).isEqualTo(AiUse.Extent.ALGORITHM);
    }

    @Test
    void signerDoesNotAnswerForWhatIsPassedOn() throws Exception {
        var summary = summary(asset("in-gathered-metadata"));

        assertThat(summary.ai().statements())
                .extracting(AiUse.Statement::bySigner)
                .containsOnly(false);
    }

    @Test
    void permissionsAreReadUnderTheNewLabelAndTheOld() throws Exception {
        // given
        var answer = map("use", "constrained", "constraint_info", "ask first");
        var forgery =
                valid().assertion(
                                "cawg.training-mining",
                                map("entries", map("cawg.ai_generative_training", answer)))
                        .assertion(
                                "c2pa.training-mining",
                                map("c2pa.data_mining", map("use", "notAllowed")));

        // when
        var summary = summary(forgery.bytes());

        // then
        assertThat(summary.permissions())
                .containsExactly(
                        new TrainingPermission(
                                "cawg.ai_generative_training",
                                "constrained",
                                "ask first",
                                uri("cawg.training-mining")),
                        new TrainingPermission(
                                "c2pa.data_mining",
                                "notAllowed",
                                null,
                                uri("c2pa.training-mining")));
    }

    @Test
    void softBindingIsToldByItsAlgorithm() throws Exception {
        var block = map("scope", map(), "value", CborValue.of(new byte[4]));
        var forgery =
                valid().assertion(
                                "c2pa.soft-binding",
                                map(
                                        "alg",
                                        "com.example.mark.1",
                                        "name",
                                        "Mark",
                                        "blocks",
                                        new CborValue.Array(List.of(block, block))));

        assertThat(summary(forgery.bytes()).softBindings())
                .containsExactly(new SoftBindingSummary("com.example.mark.1", 2, "Mark"));
    }

    @Test
    void thumbnailIsToldByItsKindAndLength() throws Exception {
        var forgery =
                valid().manifest(
                                made ->
                                        made.assertion(
                                                Boxes.file(
                                                        "c2pa.thumbnail.claim",
                                                        "image/png",
                                                        new byte[77])));

        assertThat(summary(forgery.bytes()).thumbnails())
                .containsExactly(new ThumbnailSummary("c2pa.thumbnail.claim", "image/png", 77));
    }

    private static Forgery valid() {
        return Forgery.valid(Media.jpeg(), TestAuthority.trusted().signer());
    }

    private static byte[] asset(String name) {
        return requireNonNull(AiCases.all().get(name)).get();
    }

    private static JumbfUri uri(String label) {
        return JumbfUri.absolute(ASSERTIONS + label);
    }

    private static CborValue map(Object... fields) {
        var map = new CborMapBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(
                    (String) fields[i],
                    fields[i + 1] instanceof CborValue value
                            ? value
                            : CborValue.of((String) fields[i + 1]));
        }
        return map.build();
    }

    private ManifestSummary summary(byte[] asset) throws IOException, UnreadableAssetException {
        var file = Files.write(directory.resolve("asset"), asset);
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                .verify(file)
                .activeManifest()
                .orElseThrow();
    }
}
