package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SyntheticEditTest {

    @Test
    void theMoonIsThereAndTheRestIsAsItWas() throws IOException {
        // when
        var edited = ImageIO.read(new ByteArrayInputStream(edited()));

        // then
        var photograph = photograph();
        assertThat(edited.getWidth()).isEqualTo(photograph.getWidth());
        assertThat(edited.getHeight()).isEqualTo(photograph.getHeight());
        var sky = brightness(photograph, 420, 110);
        assertThat(brightness(edited, 420, 110)).isGreaterThan(sky + 100);
        assertThat(brightness(edited, 100, 60))
                .isCloseTo(
                        brightness(photograph, 100, 60), org.assertj.core.data.Offset.offset(12));
    }

    @Test
    void itIsTheSameEveryTime() throws IOException {
        assertThat(edited()).isEqualTo(edited());
    }

    private static byte[] edited() throws IOException {
        try (var photograph = SyntheticEdit.class.getResourceAsStream("photograph.jpg")) {
            return SyntheticEdit.of(Objects.requireNonNull(photograph));
        }
    }

    private static BufferedImage photograph() throws IOException {
        try (var photograph = SyntheticEdit.class.getResourceAsStream("photograph.jpg")) {
            return ImageIO.read(Objects.requireNonNull(photograph));
        }
    }

    private static int brightness(BufferedImage image, int x, int y) {
        var colour = new java.awt.Color(image.getRGB(x, y));
        return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3;
    }
}
