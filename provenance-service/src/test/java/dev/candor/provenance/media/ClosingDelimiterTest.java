package dev.candor.provenance.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClosingDelimiterTest {
    private static final String TYPE = "multipart/form-data; boundary=\"b 1\"";

    @Test
    void isFoundWhereverTheBytesAreCut() {
        var body = "--b 1\r\n\r\nmedia\r\n--b 1--\r\n";
        for (int cut = 0; cut <= body.length(); cut++) {
            // given
            var closing = ClosingDelimiter.of(TYPE);

            // when
            closing.see(bytes(body.substring(0, cut)));
            closing.see(bytes(body.substring(cut)));

            // then
            assertThat(closing.seen()).as("cut at %d", cut).isTrue();
        }
    }

    @Test
    void isFoundAfterALongBody() {
        // given
        var closing = ClosingDelimiter.of(TYPE);

        // when
        for (int i = 0; i < 100; i++) {
            closing.see(Buffer.buffer(new byte[1 + 97 * i]));
        }
        closing.see(bytes("\r\n--b 1--"));

        // then
        assertThat(closing.seen()).isTrue();
    }

    @Test
    void isMissingWhereTheBodyWasCutOff() {
        // given
        var closing = ClosingDelimiter.of(TYPE);

        // when
        closing.see(bytes("--b 1\r\n\r\nmedia\r\n--b 1-"));

        // then
        assertThat(closing.seen()).isFalse();
    }

    @Test
    void isOnlyWhatItsTypeSays() {
        // given
        var closing = ClosingDelimiter.of("multipart/form-data; boundary=other");

        // when
        closing.see(bytes("--b 1--"));

        // then
        assertThat(closing.seen()).isFalse();
    }

    private static Buffer bytes(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
