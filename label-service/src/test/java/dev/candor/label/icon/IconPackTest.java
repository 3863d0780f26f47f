package dev.candor.label.icon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IconPackTest {
    @TempDir Path folder;

    /// The icons themselves may not be shipped, so a file here stands for the one of that hash.
    @Test
    void aFileIsAnIconByItsHashWhateverItsName() throws IOException {
        Files.writeString(folder.resolve("AI MOFIFIED white.svg"), "<svg>official</svg>");
        Files.writeString(folder.resolve("ai-modified-white.svg"), "<svg>redrawn</svg>");

        var pack =
                IconPack.read(
                        folder,
                        bytes ->
                                new String(bytes, StandardCharsets.UTF_8).contains("official")
                                        ? OfficialIcon.MODIFIED_WHITE.sha256()
                                        : "0");

        assertThat(pack.svg(OfficialIcon.MODIFIED_WHITE)).contains("<svg>official</svg>");
        assertThat(pack.strangers()).containsExactly("ai-modified-white.svg");
    }

    @Test
    void whatOnlyLooksLikeAnIconIsRefused() throws IOException {
        Files.writeString(folder.resolve("ai-basic-black.svg"), "<svg/>");

        var pack = IconPack.read(folder);

        assertThat(pack.icons()).isEmpty();
        assertThat(pack.strangers()).hasSize(1);
        assertThat(IconResource.view(pack).icons())
                .hasSize(12)
                .noneMatch(IconResource.IconView::mounted)
                .allMatch(icon -> icon.href() == null);
    }

    @Test
    void twelveIconsHaveTwelveHashes() {
        assertThat(Arrays.stream(OfficialIcon.values()).map(OfficialIcon::sha256))
                .hasSize(12)
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void oneOfAPairAloneGivesWayToTheToken() {
        var half =
                new Icons(new IconPack(Map.of(OfficialIcon.MODIFIED_BLACK, "<svg/>"), List.of()));

        assertThat(half.modified()).isEmpty();
        assertThat(half.basic()).isEmpty();
        assertThat(MountedIcons.generated().generated())
                .hasValueSatisfying(
                        pair -> {
                            assertThat(pair.onDark())
                                    .isEqualTo("/v1/icon-packs/eu-ai/generated-white");
                            assertThat(pair.ratio()).isEqualTo(1);
                        });
    }

    @Test
    void anIconKeepsItsShape() {
        assertThat(new IconPair("/a", "/b", "<svg viewBox=\"0 0 60 20\"/>", "").ratio())
                .isEqualTo(3);
        assertThat(new IconPair("/a", "/b", "<svg/>", "").ratio()).isEqualTo(1);
        assertThat(new IconPair("/a", "/b", "<svg viewBox=\"0 0 9 0\"/>", "").ratio()).isEqualTo(1);
    }
}
