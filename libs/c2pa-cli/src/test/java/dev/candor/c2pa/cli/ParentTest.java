package dev.candor.c2pa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `--parent`: the asset a file was made from.
class ParentTest extends CommandKit {
    @BeforeEach
    void makePictures() throws IOException {
        picture("taken.png", Color.BLACK);
        picture("edited.png", Color.RED);
    }

    @Test
    void whatIsOpenedIsTheParentWithTheCredentialsItHas() {
        // given
        assertThat(sign("parent.png", "taken.png", "--source-type", "digitalCapture")).isZero();

        // when
        int signed = sign("signed.png", "edited.png", "-p", path("parent.png"));

        // then
        assertThat(err.toString()).isEmpty();
        assertThat(signed).isZero();
        assertThat(run("inspect", "--trust", path("root.pem"), path("signed.png"))).isZero();
        assertThat(out.toString())
                .contains("c2pa.opened")
                .contains("parentOf")
                .contains("digitalCapture");
    }

    @Test
    void whatWasCreatedHasNoParent() {
        int signed =
                sign(
                        "signed.png",
                        "edited.png",
                        "--parent",
                        path("taken.png"),
                        "--source-type",
                        "digitalCreation");

        assertThat(signed).isEqualTo(2);
        assertThat(err.toString()).contains("c2pa.opened");
        assertThat(file("signed.png")).doesNotExist();
    }

    @Test
    void updateHasNoOtherParent() throws IOException {
        Files.writeString(file("update.json"), "{\"intent\": \"update\"}");

        int signed =
                sign(
                        "signed.png",
                        "edited.png",
                        "--parent",
                        path("taken.png"),
                        "--definition",
                        path("update.json"));

        assertThat(signed).isEqualTo(1);
        assertThat(err.toString()).contains("no other parent");
    }

    @Test
    void parentGoesWithAStoreInTheCopy() throws IOException {
        int signed = sign("signed.png", "edited.png", "--parent", path("taken.png"), "--sidecar");

        assertThat(signed).isEqualTo(2);
        assertThat(names()).doesNotContain("signed.png", "signed.c2pa");
    }

    @Test
    void streamHasNoParent() throws IOException {
        stream("", 2);

        int signed =
                sign(
                        "signed",
                        "init.mp4",
                        "--fragment",
                        path("1.m4s"),
                        "--parent",
                        path("taken.png"));

        assertThat(signed).isEqualTo(2);
        assertThat(err.toString()).contains("--parent");
        assertThat(file("signed")).doesNotExist();
    }

    private int sign(String target, String source, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "sign",
                                "--cert",
                                path("chain.pem"),
                                "--key",
                                path("key.pem"),
                                "--out",
                                path(target)));
        arguments.addAll(List.of(more));
        arguments.add(path(source));
        return run(arguments.toArray(String[]::new));
    }

    private void picture(String name, Color color) throws IOException {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, color.getRGB());
        ImageIO.write(image, "png", file(name).toFile());
    }
}
