package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Streams of files, and bindings that are asked for, by command line.
class SignStreamTest extends CommandKit {
    @Test
    void segmentsThatAreNamedAreSignedInOrder() throws IOException {
        // given
        stream("in", 2);

        // when
        int exit =
                sign(
                        "--fragment",
                        path("in/1.m4s"),
                        "--fragment",
                        path("in/2.m4s"),
                        "--out",
                        path("out"),
                        path("in/init.mp4"));

        // then
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("out: urn:c2pa:").contains("over 2 segments");
        assertThat(verify("out", 1, 2)).isZero();
        assertThat(out.toString()).contains("init.mp4: Trusted");
        assertThat(verify("out", 2, 1)).isEqualTo(1);
    }

    /// The tenth comes behind the second.
    @Test
    void segmentsThatMatchAreSignedInTheOrderOfTheirNumbers() throws IOException {
        // given
        stream("in/video", 11);
        stream("in/sound", 3);

        // when
        int exit =
                sign(
                        "--fragments_glob",
                        "*.m4s",
                        "--out",
                        path("out"),
                        path("in/video/init.mp4"),
                        path("in/sound/init.mp4"));

        // then
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("over 14 segments");
        assertThat(verify("out/video", IntStream.rangeClosed(1, 11).toArray())).isZero();
        assertThat(verify("out/sound", 1, 2, 3)).isZero();
    }

    @Test
    void callsThatMeanNothingAreWrong() throws IOException {
        stream("in", 1);
        var init = path("in/init.mp4");
        var segment = path("in/1.m4s");

        assertThat(sign("--out", path("out"), init, segment)).isEqualTo(2);
        assertThat(err.toString()).contains("Only renditions of a stream are signed together");
        assertThat(sign("--fragment", segment, "--fragments-glob", "*", "--out", path("out"), init))
                .isEqualTo(2);
        assertThat(err.toString()).contains("exclude each other");
        assertThat(sign("--fragments-glob", "*.ts", "--out", path("out"), init)).isEqualTo(2);
        assertThat(err.toString()).contains("without media segments");
        assertThat(file("out")).doesNotExist();
    }

    @Test
    void folderWithSomethingInItIsLeftAlone() throws IOException {
        stream("in", 1);

        int exit =
                sign(
                        "--fragments-glob",
                        "*.m4s",
                        "--out",
                        directory.toString(),
                        path("in/init.mp4"));

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("is there already");
    }

    @Test
    void bindingIsChosenByOptionAndByDefinition() throws IOException {
        // given
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                "png",
                file("in.png").toFile());
        Files.writeString(file("boxes.json"), "{\"binding\": \"boxes\"}");

        // when
        sign("--binding", "boxes", "--out", path("option.png"), path("in.png"));
        sign("--definition", path("boxes.json"), "--out", path("file.png"), path("in.png"));
        sign(
                "--definition",
                path("boxes.json"),
                "--binding",
                "whole",
                "--out",
                path("whole.png"),
                path("in.png"));
        int wrong = sign("--binding", "glue", "--out", path("wrong.png"), path("in.png"));

        // then
        assertThat(codes("option.png")).contains("assertion.boxesHash.match");
        assertThat(codes("file.png")).contains("assertion.boxesHash.match");
        assertThat(codes("whole.png")).contains("assertion.dataHash.match");
        assertThat(wrong).isEqualTo(2);
        assertThat(err.toString())
                .contains("A binding is whole, merkle, chunks or boxes, not glue");
    }

    private String codes(String name) {
        out.getBuffer().setLength(0);
        run("verify", "--json", "--trust", path("root.pem"), path(name));
        return out.toString();
    }

    private int verify(String folder, int... segments) {
        var arguments = new ArrayList<>(List.of("verify", "--trust", path("root.pem")));
        for (int segment : segments) {
            arguments.addAll(List.of("--fragment", path(folder + "/" + segment + ".m4s")));
        }
        arguments.add(path(folder + "/init.mp4"));
        return run(arguments.toArray(String[]::new));
    }

    private int sign(String... more) {
        var arguments =
                new ArrayList<>(
                        List.of("sign", "--cert", path("chain.pem"), "--key", path("key.pem")));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }
}
