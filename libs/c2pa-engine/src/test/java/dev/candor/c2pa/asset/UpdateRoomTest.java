package dev.candor.c2pa.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.jumbf.JumbfReader;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.WritingKit;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an update manifest may change in formats whose sizes are bound by the parent: nothing but
/// the store and the room it was given (C2PA 2.4, 15.12.1).
class UpdateRoomTest {
    private static final int LONGER = 4_000;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(names = {"WEBP", "WAV", "AVI", "TIFF", "DNG", "FLAC", "MP3"})
    void updatedStoreTakesThePlaceOfTheFormer(AssetFormat format) throws Exception {
        try (var channel = FileChannel.open(signed(format))) {
            // given
            var asset = OpenAsset.of(channel);
            var layout = asset.layout();
            var present = layout.store();
            assertThat(present).isNotNull();
            int used = JumbfReader.read(present).raw().length();

            // when
            var splice = updated(asset, used + LONGER);

            // then
            assertThat(splice.length()).isEqualTo(channel.size());
            assertThat(layout.storeRanges())
                    .anyMatch(range -> range.contains(splice.gaps().getFirst()));
            assertThat(splice.pieces()).noneMatch(Piece.Fresh.class::isInstance);
        }
    }

    /// What is left of the room is a box of zeros, and nothing else is read there.
    @ParameterizedTest
    @EnumSource(names = {"WEBP", "WAV", "AVI", "TIFF", "DNG", "FLAC", "MP3"})
    void restOfTheRoomStaysEmpty(AssetFormat format) throws Exception {
        try (var channel = FileChannel.open(signed(format))) {
            // given
            var asset = OpenAsset.of(channel);
            var present = asset.layout().store();
            assertThat(present).isNotNull();
            var store = JumbfReader.read(present).raw();

            // when
            var filled = updated(asset, store.length()).filling().fill(store);

            // then
            assertThat(filled).hasSize(1);
            assertThat(filled.getFirst()).isEqualTo(original(asset));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBP", "WAV", "AVI", "TIFF", "DNG", "FLAC", "MP3"})
    void storeThatOutgrowsItsRoomIsRefused(AssetFormat format) throws Exception {
        try (var channel = FileChannel.open(signed(format))) {
            var asset = OpenAsset.of(channel);
            var present = asset.layout().store();
            assertThat(present).isNotNull();
            assertThatThrownBy(() -> updated(asset, present.length() + 1))
                    .isInstanceOf(NoRoomException.class)
                    .hasMessageContaining("no room")
                    .hasMessageEndingWith("open it and sign it anew, in place of updating it");
        }
    }

    private static byte[] original(OpenAsset asset) throws Exception {
        var range = updated(asset, 1).gaps().getFirst();
        asset.reader().seek(range.start());
        return asset.reader().take((int) range.length(), "store");
    }

    private static Splice updated(OpenAsset asset, int length) throws Exception {
        return asset.format()
                .writable()
                .orElseThrow()
                .updating(asset.reader(), asset.layout())
                .around(length);
    }

    private Path signed(AssetFormat format) throws Exception {
        var kit = new WritingKit(folder);
        return kit.signed(kit.file(Samples.of(format)), WritingKit.created());
    }
}
