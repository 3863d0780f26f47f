package dev.candor.c2pa.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Live streams by command line.
class LiveCommandTest extends CommandKit {
    @BeforeEach
    void makeStream() throws IOException {
        stream("", 5);
    }

    /// Named on the command line, then, by another process, on the input.
    @ParameterizedTest
    @ValueSource(strings = {"manifests", "keys"})
    void streamIsSignedByOneProcessAfterAnother(String method) {
        // when
        int first = live(method, "", path("1.m4s"), path("2.m4s"));
        int second = live(method, path("3.m4s") + "\n\n" + path("4.m4s") + "\n", "-");

        // then
        assertThat(err.toString()).isEmpty();
        assertThat(first).isZero();
        assertThat(second).isZero();
        assertThat(out.toString())
                .contains("init.mp4: urn:c2pa:")
                .contains("1.m4s: 1")
                .contains("4.m4s: 4");
        assertThat(verify(1, 2, 3, 4)).isZero();
        assertThat(verify(1, 3)).isEqualTo(1);
    }

    @Test
    void sessionKeysAreOfTheKindThatIsNamed() throws IOException {
        // when
        int exit = live("keys", "", "--key-algorithm", "ed25519", path("1.m4s"), path("2.m4s"));

        // then
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(verify(1, 2)).isZero();
        assertThat(Files.readString(file("out/2.m4s"), ISO_8859_1))
                .as("the number of EdDSA (RFC 9053, 2.2)")
                .contains("\u00A2\u0001\u0027\u0063iat");
    }

    @Test
    void segmentThatIsNotTheNextOneStopsTheStream() {
        int exit = live("keys", "", path("1.m4s"), path("3.m4s"), path("4.m4s"));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("a stream has no gaps");
        assertThat(file("out/1.m4s")).exists();
        assertThat(file("out/3.m4s")).doesNotExist();
        assertThat(live("keys", "", path("2.m4s"))).isZero();
        assertThat(verify(1, 2)).isZero();
    }

    @Test
    void callsThatMeanNothingAreWrong() throws IOException {
        Files.writeString(file("state.json"), "{}");
        assertThat(live("keys", "", path("1.m4s"))).isEqualTo(2);
        assertThat(err.toString()).contains("holds no state of a stream");

        Files.delete(file("state.json"));
        assertThat(live("keys", "", "--key-life", "PT1S")).isEqualTo(2);
        assertThat(err.toString()).contains("good for a minute to a year");
        assertThat(live("magic", "")).isEqualTo(2);
        assertThat(live("keys", "", "--key-algorithm", "hs256")).isEqualTo(2);
    }

    private int live(String method, String input, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "live",
                                "--cert",
                                path("chain.pem"),
                                "--key",
                                path("key.pem"),
                                "--source-type",
                                "digitalCapture",
                                "--method",
                                method,
                                "--init",
                                path("init.mp4"),
                                "--state",
                                path("state.json"),
                                "--out",
                                path("out")));
        arguments.addAll(Arrays.asList(more));
        return runWith(input, arguments.toArray(String[]::new));
    }

    private int verify(int... segments) {
        var arguments = new ArrayList<>(List.of("verify", "--trust", path("root.pem")));
        for (int segment : segments) {
            arguments.addAll(List.of("--fragment", path("out/" + segment + ".m4s")));
        }
        arguments.add(path("out/init.mp4"));
        return run(arguments.toArray(String[]::new));
    }
}
