package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Texts in the own tags of every format that has such: written, written again, read back once.
class TaggingTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"MP3", "FLAC", "WAV", "MP4", "MOV", "M4A", "M4V", "MOBILE"})
    void tagsAreThereOnceAfterBeingWrittenTwice(AssetFormat format) throws Exception {
        // given
        var source = Files.write(folder.resolve("source"), Samples.of(format));
        var once = folder.resolve("once");
        var twice = folder.resolve("twice");

        // when
        AssetFormats.tag(source, once, List.of(new Tag("Mark", "first"), new Tag("Kept", "ä中")));
        AssetFormats.tag(once, twice, List.of(new Tag("Mark", "{\"second\":\"<&>\"}")));

        // then
        assertThat(AssetFormats.takesTags(source)).isTrue();
        assertThat(AssetFormats.tags(source, "Mark")).isEmpty();
        assertThat(AssetFormats.tags(once, "Mark")).containsExactly("first");
        assertThat(AssetFormats.tags(twice, "Mark")).containsExactly("{\"second\":\"<&>\"}");
        assertThat(AssetFormats.tags(twice, "Kept")).containsExactly("ä中");
        assertThat(Files.readString(twice, StandardCharsets.ISO_8859_1)).doesNotContain("first");
        assertThat(AssetFormats.inspect(twice).format()).isEqualTo(format);
    }

    /// A file has one mark of a name, however its writers spelt it.
    @ParameterizedTest
    @EnumSource(names = {"MP3", "FLAC", "WAV", "MP4", "MOV", "M4A"})
    void caseDoesNotTellNamesApart(AssetFormat format) throws Exception {
        // given
        var source = Files.write(folder.resolve("source"), Samples.of(format));
        var once = folder.resolve("once");
        var twice = folder.resolve("twice");

        // when
        AssetFormats.tag(source, once, List.of(new Tag("aigc", "first")));
        AssetFormats.tag(once, twice, List.of(new Tag("AIGC", "second")));

        // then
        assertThat(AssetFormats.tags(once, "AIGC")).containsExactly("first");
        assertThat(AssetFormats.tags(twice, "aigc")).containsExactly("second");
    }

    /// Tags and XMP lie side by side: neither takes the other's place.
    @ParameterizedTest
    @EnumSource(names = {"MP3", "FLAC", "WAV", "MP4", "MOV", "M4A"})
    void tagsAndXmpStayBesideEachOther(AssetFormat format) throws Exception {
        // given
        var source = Files.write(folder.resolve("source"), Samples.of(format));
        var tagged = folder.resolve("tagged");
        var both = folder.resolve("both");
        var again = folder.resolve("again");
        var property = new XmpProperty("urn:example:marks", "m", "Mark", "in xmp");

        // when
        AssetFormats.tag(source, tagged, List.of(new Tag("Mark", "one")));
        AssetFormats.describe(tagged, both, List.of(property));
        AssetFormats.tag(both, again, List.of(new Tag("Mark", "two")));

        // then
        assertThat(AssetFormats.tags(both, "Mark")).containsExactly("one");
        assertThat(AssetFormats.tags(again, "Mark")).containsExactly("two");
        assertThat(AssetFormats.xmp(again, "urn:example:marks", "Mark")).containsExactly("in xmp");
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "WEBP", "HEIC", "AVIF", "OGG", "PDF", "TEXT", "AVI"})
    void aFormatWithoutTagsIsRefused(AssetFormat format) throws Exception {
        var source = Files.write(folder.resolve("source"), Samples.of(format));
        var tags = List.of(new Tag("Mark", "x"));

        assertThat(AssetFormats.takesTags(source)).isFalse();
        assertThat(AssetFormats.tags(source, "Mark")).isEmpty();
        assertThatThrownBy(() -> AssetFormats.tag(source, folder.resolve("target"), tags))
                .isInstanceOf(UnreadableAssetException.Unsupported.class);
    }

    @Test
    void whatIsNoNameOrNoLineIsNoTag() {
        assertThatThrownBy(() -> new Tag("a=b", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tag("", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tag("a", "x\0y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tag("a", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commentsAreReadBackAndTheirLengthsAreChecked() throws Exception {
        var comments = new VorbisComments("maker", List.of("TITLE=a", "mark=old", "no sign"));

        var bytes = comments.with(List.of(new Tag("MARK", "new"))).toBytes();

        assertThat(VorbisComments.read(bytes, 0).comments())
                .containsExactly("TITLE=a", "no sign", "MARK=new");
        bytes[3] = 0x7F; // the vendor's length
        assertThatThrownBy(() -> VorbisComments.read(bytes, 0))
                .isInstanceOf(MalformedException.class);
    }

    /// Bytes of strangers end in a value or in the one declared exception. The seed is printed.
    @RepeatedTest(60)
    void brokenFilesAreToldToBeBroken(RepetitionInfo repetition) throws Exception {
        var seed = Long.getLong("candor.seed", 8L) + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var formats = List.of(AssetFormat.MP3, AssetFormat.FLAC, AssetFormat.WAV, AssetFormat.MP4);
        var format = formats.get(random.nextInt(formats.size()));
        var source = Files.write(folder.resolve("source"), Samples.of(format));
        var tagged = folder.resolve("tagged");
        AssetFormats.tag(source, tagged, List.of(new Tag("Mark", "one"), new Tag("Other", "two")));
        var bytes = Files.readAllBytes(tagged);
        for (int i = 0; i < 8; i++) {
            bytes[random.nextInt(Math.min(bytes.length, 4096))] = (byte) random.nextInt();
            bytes[bytes.length - 1 - random.nextInt(Math.min(bytes.length, 300))] =
                    (byte) random.nextInt();
        }
        Files.write(tagged, bytes);

        try {
            AssetFormats.tags(tagged, "Mark");
            AssetFormats.tag(tagged, folder.resolve("again"), List.of(new Tag("Mark", "three")));
        } catch (UnreadableAssetException e) {
            assertThat(e).as("seed %d", seed).hasMessageNotContaining("Exception");
        }
    }
}
