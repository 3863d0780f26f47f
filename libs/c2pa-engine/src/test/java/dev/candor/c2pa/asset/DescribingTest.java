package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.kit.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Properties in every format that has a place for XMP: written, written again, read back once.
class DescribingTest {
    private static final String NAMESPACE = "urn:example:marks";

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(
            names = {
                "JPEG", "PNG", "GIF", "WEBP", "WAV", "AVI", "JPEG_XL", "TIFF", "DNG", "SVG", "FLAC",
                "MP3", "MP4", "MOV", "HEIC", "AVIF", "HEIF", "M4A", "M4V", "MOBILE", "PDF"
            })
    void propertiesAreThereOnceAfterBeingWrittenTwice(AssetFormat format) throws Exception {
        // given
        var source = Files.write(folder.resolve("source"), Samples.of(format));
        var once = folder.resolve("once");
        var twice = folder.resolve("twice");

        // when
        AssetFormats.describe(source, once, properties("first"));
        AssetFormats.describe(once, twice, properties("{\"second\":\"<&>\"}"));

        // then
        assertThat(AssetFormats.xmp(once, NAMESPACE, "Mark")).containsExactly("first");
        assertThat(AssetFormats.xmp(twice, NAMESPACE, "Mark"))
                .containsExactly("{\"second\":\"<&>\"}");
        assertThat(AssetFormats.inspect(twice).format()).isEqualTo(format);
        assertThat(Files.readAllBytes(source)).isEqualTo(Samples.of(format));
    }

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "ZIP", "OGG"})
    void aFormatWithoutPlaceIsRefused(AssetFormat format) throws Exception {
        var source = Files.write(folder.resolve("source"), Samples.of(format));

        assertThatThrownBy(
                        () ->
                                AssetFormats.describe(
                                        source, folder.resolve("target"), properties("x")))
                .isInstanceOf(UnreadableAssetException.Unsupported.class);
    }

    @Test
    void whatXmlCannotHoldIsNoProperty() {
        assertThatThrownBy(() -> properties("a\u0001b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new XmpProperty(NAMESPACE, "a b", "Mark", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<XmpProperty> properties(String value) {
        return List.of(new XmpProperty(NAMESPACE, "ex", "Mark", value));
    }
}
