package dev.candor.label.rendering.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.video.VideoFacts.Container;
import org.junit.jupiter.api.Test;

class VideoFactsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aFilmOfADayIsWorkedOn() throws Exception {
        assertThat(facts("86400.000000").seconds()).isEqualTo(86_400);
    }

    /// Eight bytes of a Matroska file are enough to say so.
    @Test
    void aFilmThatSaysItRunsForAgesIsRefused() {
        assertThatThrownBy(() -> facts("9000000000000.000000"))
                .isInstanceOf(MediaException.TooLarge.class)
                .hasMessageContaining("9000000000000 seconds");
    }

    private static VideoFacts facts(String duration) throws Exception {
        return VideoFacts.of(probed(duration), Container.MATROSKA, 1_000_000);
    }

    private static JsonNode probed(String duration) throws Exception {
        return JSON.readTree(
                """
                {"streams": [{"codec_type": "video", "width": 160, "height": 120}],
                 "format": {"duration": "%s"}}
                """
                        .formatted(duration));
    }
}
