package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.AudioCases;
import dev.candor.c2pa.kit.FontCases;
import dev.candor.c2pa.kit.ZipCases;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetFormatTest {
    @TempDir Path directory;

    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(AssetFormat.MP3, AudioCases.mp3().get("valid-v2.4")),
                Arguments.of(AssetFormat.MP3, AudioCases.mp3().get("no-tag")),
                Arguments.of(AssetFormat.FLAC, AudioCases.flac().get("valid")),
                Arguments.of(AssetFormat.FLAC, AudioCases.flac().get("no-tag")),
                Arguments.of(AssetFormat.OGG, AudioCases.ogg().get("valid-opus")),
                Arguments.of(AssetFormat.FONT, FontCases.all().get("valid-truetype")),
                Arguments.of(AssetFormat.FONT, FontCases.all().get("valid-opentype")),
                Arguments.of(AssetFormat.EPUB, ZipCases.epub().get("valid")),
                Arguments.of(AssetFormat.ODT, ZipCases.odf().get("valid-text")),
                Arguments.of(AssetFormat.ODS, ZipCases.odf().get("valid-spreadsheet")),
                Arguments.of(AssetFormat.ODP, ZipCases.odf().get("valid-presentation")),
                Arguments.of(AssetFormat.ODG, ZipCases.odf().get("valid-graphics")),
                Arguments.of(AssetFormat.DOCX, ZipCases.ooxml().get("valid-docx")),
                Arguments.of(AssetFormat.XLSX, ZipCases.ooxml().get("valid-xlsx")),
                Arguments.of(AssetFormat.PPTX, ZipCases.ooxml().get("valid-pptx")),
                Arguments.of(AssetFormat.OXPS, ZipCases.ooxml().get("valid-oxps")),
                Arguments.of(AssetFormat.ZIP, ZipCases.zip().get("valid")));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void formatIsFoundFromBytes(AssetFormat format, Supplier<byte[]> asset) throws IOException {
        assertThat(detected(asset.get())).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true, said the poet, is nothing but the words that stand here in a row",
                "OTTO is a name that reads the same from both its ends, said the poet",
                "ID2 is no tag",
                "fLa is no stream",
                "OggX is no page",
                "PK is somebody's initials"
            })
    void textIsNoneOfThem(String text) throws IOException {
        assertThat(detected(text.getBytes(StandardCharsets.US_ASCII)))
                .isNotIn(
                        AssetFormat.MP3,
                        AssetFormat.FLAC,
                        AssetFormat.OGG,
                        AssetFormat.FONT,
                        AssetFormat.ZIP);
    }

    private AssetFormat detected(byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(Files.write(directory.resolve("asset"), bytes))) {
            return AssetFormats.detect(channel).orElse(AssetFormat.OTHER);
        }
    }
}
