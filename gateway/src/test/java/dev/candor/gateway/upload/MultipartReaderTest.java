package dev.candor.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.problem.Declined;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
    private static final String TYPE = "multipart/form-data; boundary=edge";

    @Test
    void partsComeInTheirOrder() throws IOException {
        // given
        var reader =
                reader(
                        part("name=\"declaration\"", "{}")
                                + part("name=\"asset\"; filename=\"a \\\"b\\\".png\"", "bytes")
                                + "--edge--\r\n");

        // when
        var first = reader.next().orElseThrow();
        var json = first.text(10);
        var second = reader.next().orElseThrow();
        var bytes = second.text(10);

        // then
        assertThat(first.name()).isEqualTo("declaration");
        assertThat(json).isEqualTo("{}");
        assertThat(second.name()).isEqualTo("asset");
        assertThat(second.filename()).contains("a \"b\".png");
        assertThat(bytes).isEqualTo("bytes");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void partThatIsNotReadIsSkipped() throws IOException {
        // given
        var reader =
                reader(
                        part("name=\"a\"", "x".repeat(200_000))
                                + part("name=\"b\"", "y")
                                + "--edge--");

        // when
        reader.next();
        var second = reader.next().orElseThrow();

        // then
        assertThat(second.name()).isEqualTo("b");
        assertThat(second.text(10)).isEqualTo("y");
    }

    @Test
    void anyBytesComeOutAsTheyWentIn() throws IOException {
        // given
        long seed = Long.getLong("candor.seed", 20_260_101L);
        var random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            var bytes = new byte[random.nextInt(150_000)];
            random.nextBytes(bytes);
            // pieces of the delimiter inside the body must not end it
            for (int at = 0; at + 8 < bytes.length; at += 1 + random.nextInt(9_000)) {
                var piece = "\r\n--edg\r".getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(piece, 0, bytes, at, piece.length);
            }
            var reader = MultipartReader.of(slowly(body(bytes), random), TYPE);

            // when
            var read = reader.next().orElseThrow().body().readAllBytes();

            // then
            assertThat(read).as("seed %d, run %d", seed, run).isEqualTo(bytes);
            assertThat(reader.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no delimiter at all",
                "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nbreaks off",
                "--edge\r\nContent-Disposition: form-data; name=\"a\"",
                "--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--",
                "--edge\r\nContent-Type: text/plain\r\n\r\nx\r\n--edge--",
                "--edge\r\n: x\r\n\r\nx\r\n--edge--",
                "--edgex\r\n\r\nx\r\n--edge--",
                "--edge\r\nContent-Disposition: form-data; name=\"a\"\rx\r\n\r\nx\r\n--edge--"
            })
    void malformedBodyIsDeclined(String body) {
        assertThatThrownBy(() -> readAll(reader(body)))
                .isInstanceOfSatisfying(
                        Declined.class, e -> assertThat(e.type().status()).isEqualTo(400));
    }

    @Test
    void headersHaveALimit() {
        assertThatThrownBy(() -> readAll(reader(part("name=\"" + "a".repeat(9_000) + "\"", "x"))))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("too many headers");
    }

    @Test
    void partsHaveALimit() {
        assertThatThrownBy(() -> readAll(reader(part("name=\"a\"", "x").repeat(65) + "--edge--")))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("more than 64 parts");
    }

    @Test
    void textOverItsLimitIsDeclined() {
        assertThatThrownBy(
                        () ->
                                reader(part("name=\"declaration\"", "12345") + "--edge--")
                                        .next()
                                        .orElseThrow()
                                        .text(4))
                .isInstanceOfSatisfying(
                        Declined.class,
                        e -> {
                            assertThat(e.type().status()).isEqualTo(413);
                            assertThat(e.pointer()).contains("#declaration");
                        });
    }

    @Test
    void boundaryIsRequired() {
        assertThatThrownBy(
                        () ->
                                MultipartReader.of(
                                        InputStream.nullInputStream(), "multipart/form-data"))
                .isInstanceOf(Declined.class);
    }

    private static void readAll(MultipartReader reader) throws IOException {
        for (var part = reader.next(); part.isPresent(); part = reader.next()) {
            part.get().body().readAllBytes();
        }
    }

    private static MultipartReader reader(String body) {
        return MultipartReader.of(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), TYPE);
    }

    private static String part(String disposition, String body) {
        return "--edge\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(disposition, body);
    }

    private static byte[] body(byte[] content) {
        var head =
                "--edge\r\nContent-Disposition: form-data; name=\"asset\"\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        var tail = "\r\n--edge--\r\n".getBytes(StandardCharsets.US_ASCII);
        var body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        return body;
    }

    /// A stream that gives what it likes, as a network does.
    private static InputStream slowly(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(40_000)));
            }
        };
    }
}
