package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Pictures;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a store goes into an SVG (C2PA 2.4, A.3.3).
class SvgWritingTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    @Test
    void elementGoesIntoTheMetadataThatIsThere() throws Exception {
        // given
        var source = kit.file(Pictures.svg("<metadata id=\"m\"><a/></metadata>"));

        // when
        var signed = kit.signed(source, WritingKit.created());

        // then
        assertThat(Files.readString(signed))
                .containsOnlyOnce("<metadata")
                .contains(
                        "<metadata id=\"m\"><c2pa:manifest"
                                + " xmlns:c2pa=\"http://c2pa.org/manifest\">")
                .contains("</c2pa:manifest><a/></metadata>");
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void rootWithoutContentIsOpened() throws Exception {
        // given
        var svg = "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" width=\"1\"/>\n";

        // when
        var signed =
                kit.signed(kit.file(svg.getBytes(StandardCharsets.UTF_8)), WritingKit.created());

        // then
        assertThat(Files.readString(signed))
                .startsWith(
                        "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" width=\"1\"><s:metadata>")
                .endsWith("</c2pa:manifest></s:metadata></s:svg>\n");
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// A `metadata` that describes a shape is not the document's.
    @Test
    void metadataOfAShapeIsLeftAlone() throws Exception {
        // given
        var source = kit.file(Pictures.svg("<g><metadata><a/></metadata></g>"));

        // when
        var signed = kit.signed(source, WritingKit.created());

        // then
        assertThat(Files.readString(signed)).contains("<g><metadata><a/></metadata></g>");
        assertThat(WritingKit.verified(signed).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void documentThatIsCutOffIsRefused() throws Exception {
        // given
        var source = kit.file(Pictures.svg("</svg><svg"));

        // then
        assertThat(WritingKit.isAccepted(source)).isFalse();
        var cut =
                kit.file(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>"
                                .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> kit.signed(cut, WritingKit.created()))
                .isInstanceOf(UnreadableAssetException.Malformed.class);
    }
}
