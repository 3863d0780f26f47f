package dev.candor.gateway.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "image/webp, image/webp, webp",
        "audio/wav, audio/x-wav, wav",
        "audio/mp4, audio/x-m4a, m4a",
        "image/heic, image/heif, heic",
        "text/plain, text/plain; charset=utf-8, txt",
        "video/mp4, VIDEO/MP4, mp4"
    })
    void aFormatGoesByTheNamesThatSendersUse(String found, String said, String extension) {
        var format = Format.of(found).orElseThrow();

        assertThat(format.goesBy(said)).isTrue();
        assertThat(format.extension()).isEqualTo(extension);
    }

    @Test
    void whatIsAnotherFormatIsNotMeant() {
        assertThat(Format.JPEG.goesBy("image/png")).isFalse();
        assertThat(Format.MP3.goesBy("audio/wav")).isFalse();
        assertThat(Format.of("application/zip")).isEmpty();
        assertThat(Format.of("image/svg+xml")).isEmpty();
    }

    /// A page of somebody's must not speak in the gateway's name.
    @Test
    void pagesAndDocumentsAreHandedOutAndNotShown() {
        assertThat(Format.HTML.isInline()).isFalse();
        assertThat(Format.PDF.isInline()).isFalse();
        assertThat(Format.MP4.isInline()).isTrue();
    }
}
