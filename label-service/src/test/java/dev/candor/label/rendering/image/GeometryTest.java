package dev.candor.label.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.image.ImageLabeller.Labelled;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Position;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sizes and places, on real pixels.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class GeometryTest {
    private static final ImageLabeller LABELLER = Labels.labeller(4_000_000, 12);

    @TempDir Path folder;

    /// GB 45438-2025: letters of at least 5 % of the shorter side. What counts is ink, not the
    /// size of the type: 60 px type has capitals of 43 px, 75 px type of 54 px, on 1080 px.
    @Test
    void sixtyPixelTypeFailsTheChineseHeightAndSeventyFivePasses() throws Exception {
        var due = (int) Math.ceil(0.05 * 1080);

        var small = inType(60).measurement();
        var large = inType(75).measurement();

        assertThat(small.textHeight()).isBetween(42, 45);
        assertThat(large.textHeight()).isBetween(54, 56);
        assertThatThrownBy(() -> ImageLabeller.demand(small, 4.5, due))
                .isInstanceOf(MediaException.NotAsPlanned.class);
        assertThatCode(() -> ImageLabeller.demand(large, 4.5, due)).doesNotThrowAnyException();
    }

    /// The token alone: capitals, so that ink is cap height.
    private Labelled inType(int pixels) throws IOException, MediaException {
        var cap = (int) Math.ceil(pixels * Outline.CAP_HEIGHT / 1000.0);
        var token = List.of(Labels.in("zh-Hans").faces().getLast());
        return label(
                Pictures.plain(1920, 1080, new Color(120, 140, 90)),
                new LabelOrder(
                        token, List.of(Position.TOP_RIGHT), 0.001, cap, 0.03, 4.5, List.of()));
    }

    @Test
    void chineseLettersReachFivePerCent() throws Exception {
        var order = Labels.in("zh-Hans");
        var labelled =
                label(
                        Pictures.scene(1280, 720),
                        new LabelOrder(
                                order.faces(),
                                List.of(Position.TOP_RIGHT),
                                0.05,
                                12,
                                0.03,
                                4.5,
                                List.of()));

        assertThat(labelled.measurement().textHeight()).isGreaterThanOrEqualTo(36);
    }

    @Test
    void aBusyCornerIsLeftForACalmOneThatIsAllowed() throws Exception {
        var picture = Pictures.plain(800, 600, new Color(90, 120, 150));
        picture.createGraphics().drawImage(Pictures.busy(400, 600), 400, 0, null);

        assertThat(
                        label(
                                        picture,
                                        Labels.anywhere(
                                                List.of(Position.TOP_RIGHT, Position.TOP_LEFT)))
                                .position())
                .isEqualTo(Position.TOP_LEFT);
        assertThat(
                        label(
                                        picture,
                                        Labels.anywhere(
                                                List.of(Position.TOP_RIGHT, Position.BOTTOM_RIGHT)))
                                .position())
                .isEqualTo(Position.TOP_RIGHT);
        assertThat(label(picture, Labels.anywhere(List.of(Position.TOP_RIGHT))).position())
                .isEqualTo(Position.TOP_RIGHT);
    }

    @Test
    void inACalmPictureThePreferredCornerStays() throws Exception {
        var labelled = label(Pictures.scene(800, 600), Labels.anywhere(List.of(Position.values())));

        assertThat(labelled.position()).isEqualTo(Position.TOP_RIGHT);
    }

    @Test
    void aLabelStaysInEveryDeclaredCrop() throws Exception {
        // when
        var labelled = label(Pictures.scene(1600, 900), Labels.croppedTo("1:1", "4:5", "9:16"));

        // then
        assertThat(labelled.keptIn())
                .extracting(Crop::toString)
                .containsExactly("1:1", "4:5", "9:16");
        var crop = new Crop(9, 16).of(1600, 900);
        assertThat(crop.width()).isEqualTo(506);
        assertThat(crop.covers(labelled.box())).isTrue();
    }

    @Test
    void cropsThatLeaveNoRoomAreNamed() {
        assertThatThrownBy(
                        () -> label(Pictures.scene(400, 300), Labels.croppedTo("100:1", "1:100")))
                .isInstanceOf(MediaException.NotCropSafe.class)
                .hasMessageContaining("100:1");
    }

    private Labelled label(BufferedImage picture, LabelOrder order)
            throws IOException, MediaException {
        return LABELLER.label(
                Files.write(folder.resolve("source"), Pictures.png(picture)),
                folder.resolve("result"),
                order);
    }
}
