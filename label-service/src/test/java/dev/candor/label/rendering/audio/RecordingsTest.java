package dev.candor.label.rendering.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.digest.Digests;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.vocabulary.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the field
class RecordingsTest {
    @TempDir Path folder;

    @Test
    void theFileThatTheListNamesIsTakenAndNoOther() throws Exception {
        // given
        var sound = Files.writeString(folder.resolve("zh.wav"), "sound");
        list(entry(Digests.sha256Hex("sound")));
        var recordings = Recordings.in(folder);

        // then
        assertThat(recordings.find("zh-Hans", Phrase.AI_GENERATED)).contains(sound);
        assertThat(recordings.find("de", Phrase.AI_GENERATED)).isEmpty();

        // when
        Files.writeString(sound, "other sound");

        // then
        assertThatThrownBy(() -> recordings.find("zh-Hans", Phrase.AI_GENERATED))
                .isInstanceOf(MediaException.OtherRecording.class)
                .hasMessageContaining("zh.wav");
    }

    /// A mounted folder may hold anything; a service that starts reads no more of it than a list
    /// needs.
    @Test
    void aListWithoutEndIsRefusedByItsName() throws IOException {
        list(entry(Digests.sha256Hex("sound")) + " ".repeat(1 << 20));

        assertThatThrownBy(() -> Recordings.in(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder.toString())
                .hasRootCauseMessage("recordings.json is longer than 1048576 bytes");
    }

    private void list(String entries) throws IOException {
        Files.writeString(folder.resolve("recordings.json"), "[" + entries + "]");
    }

    private static String entry(String digest) {
        return """
        {"language": "zh-Hans", "phrase": "AI_GENERATED", "file": "zh.wav", "sha256": "%s"}
        """
                .formatted(digest);
    }
}
