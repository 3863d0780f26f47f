package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Pdf;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the credentials that a PDF document has already.
class PdfRewritingTest extends PdfWritingKit {
    /// The credentials of others lie where they put them. What refers to them refers to the new
    /// ones; the file has the old ones in its earlier state.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "valid-original",
                "valid-update",
                "valid-packed-objects",
                "valid-hybrid",
                "valid-packed-store",
                "valid-two-updates",
                "valid-other-files"
            })
    void credentialsOfOthersAreKeptAsIngredient(String name) throws Exception {
        // given
        var document = of(name);
        int before = WritingKit.verified(kit.file(document)).manifests().size();

        // when
        var opened = kit.signed(kit.file(document), WritingKit.opened());

        // then
        var report = WritingKit.verified(opened);
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(before + 1);
        assertThat(AssetFormats.manifestStore(opened).orElseThrow())
                .satisfies(store -> assertThat(text(store)).contains(Forgery.LABEL));
        assertThat(Arrays.copyOf(Files.readAllBytes(opened), document.length)).isEqualTo(document);
    }

    @Test
    void credentialsAreWrittenAnewWhereTheyAreReferredTo() throws Exception {
        // given
        var document = of("valid-other-files");

        // when
        var opened = Files.readAllBytes(kit.signed(kit.file(document), WritingKit.opened()));

        // then
        assertThat(update(document, opened))
                .contains(
                        "6 0 obj\n<</Type/Filespec/AFRelationship/C2PA_Manifest", "/EF<</F 100 0 R")
                .contains("/AF [8 0 R 6 0 R]");
    }

    /// What is taken out must not be left in an earlier state of the document.
    @Test
    void whatIsTakenOutIsTakenOutOfEarlierStatesToo() throws Exception {
        // given
        var signed = kit.signed(kit.file(Pdf.document()), WritingKit.withAuthor());
        var later =
                kit.file(
                        Pdf.update(Files.readAllBytes(signed))
                                .object(50, "(something else)")
                                .table("")
                                .bytes());

        // when
        var redacted =
                kit.signed(
                        later,
                        ManifestDefinition.opened()
                                .redact(WritingKit.author(signed))
                                .by(WritingKit.GENERATOR));

        // then
        assertThat(text(Files.readAllBytes(signed))).contains(WritingKit.AUTHOR);
        assertThat(text(Files.readAllBytes(redacted)))
                .doesNotContain(WritingKit.AUTHOR)
                .contains("(something else)");
        assertThat(WritingKit.verified(redacted).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void updateOfCredentialsWithoutRoomIsRefused() throws Exception {
        // given
        var packed = kit.file(of("valid-packed-store"));
        var tight = kit.file(of("valid-original"));

        // then
        assertThatThrownBy(() -> kit.signed(packed, UPDATE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("packed");
        assertThatThrownBy(() -> kit.signed(tight, UPDATE))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no room");
    }
}
