package dev.candor.c2pa.asset.bmff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFacts;
import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.Bmff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BmffContainerTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "isom, mp41, MP4",
        "dash, iso6, MP4",
        "crx , isom, MP4",
        "'qt  ', 'qt  ', MOV",
        "'M4A ', isom, M4A",
        "'M4B ', isom, M4A",
        "'M4V ', isom, M4V",
        "3gp6, isom, MOBILE",
        "3g2a, isom, MOBILE",
        "avif, mif1, AVIF",
        "avis, msf1, AVIF",
        "mif1, avif, AVIF",
        "heic, mif1, HEIC",
        "hevc, msf1, HEIC",
        "mif1, heic, HEIF",
        "msf1, hevc, HEIF"
    })
    void formatIsToldByBrands(String major, String compatible, AssetFormat format)
            throws IOException {
        assertThat(detected(pad(major, compatible))).contains(format);
    }

    private static byte[] pad(String major, String compatible) {
        return concat(Bmff.ftyp("%-4s".formatted(major), compatible), Bmff.moov());
    }

    @Test
    void formatsThatShareTheFirstBoxAreOthers() throws IOException {
        assertThat(detected(Bmff.ftyp("jxl ", "jxl "))).isEmpty();
        assertThat(detected(Bmff.ftyp("jp2 ", "jp2 "))).isEmpty();
    }

    @Test
    void quickTimeNeedsNoBrands() throws IOException {
        assertThat(detected(Bmff.movWithoutBrands())).contains(AssetFormat.MOV);
        assertThat(detected(concat(Bmff.box("mdat"), Bmff.moov()))).contains(AssetFormat.MOV);
        assertThat(detected(Bmff.box("free", new byte[20]))).isEmpty();
    }

    @Test
    void mediaSegmentNeedsNoInitializationSegment() throws IOException {
        var fragment = Bmff.fragment(1);

        assertThat(detected(fragment)).contains(AssetFormat.SEGMENT);
        assertThat(detected(concat(Bmff.styp(), fragment))).contains(AssetFormat.SEGMENT);
        assertThat(detected(concat(Bmff.provenance("merkle"), fragment)))
                .contains(AssetFormat.SEGMENT);
    }

    @Test
    void trackAndPictureSayTheirSize() throws Exception {
        assertThat(facts(Bmff.mp4()))
                .extracting(AssetFacts::width, AssetFacts::height)
                .containsExactly(24, 16);
        assertThat(facts(Bmff.heic()))
                .extracting(AssetFacts::width, AssetFacts::height)
                .containsExactly(24, 16);
    }

    @Test
    void boxesThatLieTooDeepAreRefused() {
        var box = Bmff.box("moov");
        for (int i = 0; i < 2 * BoxBudget.MOST_DEPTH; i++) {
            box = Bmff.box("moov", box);
        }
        var asset = concat(Bmff.ftyp("isom", "isom"), box);

        assertThatThrownBy(() -> facts(asset))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void boxesThatAreTooManyAreRefused() {
        var boxes = new ByteArrayOutputStream();
        boxes.writeBytes(Bmff.ftyp("isom", "isom"));
        for (int i = 0; i <= BoxBudget.MOST_BOXES; i++) {
            boxes.writeBytes(Bmff.box("free"));
        }

        assertThatThrownBy(() -> facts(boxes.toByteArray()))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessageContaining("more than");
    }

    @Test
    void boxLongerThanWhatItLiesInIsRefused() {
        var asset = concat(Bmff.ftyp("isom", "isom"), Bmff.number(9), Bmff.ascii("moov"));

        assertThatThrownBy(() -> facts(asset))
                .isInstanceOf(UnreadableAssetException.Malformed.class)
                .hasMessageContaining("moov at offset 24");
    }

    private AssetFacts facts(byte[] asset) throws UnreadableAssetException, IOException {
        return AssetFormats.inspect(Files.write(directory.resolve("asset"), asset));
    }

    private Optional<AssetFormat> detected(byte[] asset) throws IOException {
        var file = Files.write(directory.resolve("asset"), asset);
        try (var channel = FileChannel.open(file)) {
            return AssetFormats.detect(channel);
        }
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
