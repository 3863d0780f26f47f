package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.embedded.CandorHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFolderTest {

    @TempDir Path folder = Path.of("");

    @Test
    void theCopyFollowsTheBuild() throws IOException {
        // given
        var checkout = folder.resolve("checkout");
        var built =
                Files.createDirectories(checkout.resolve("label-service/target/quarkus-app/lib"));
        Files.writeString(built.resolveSibling("quarkus-run.jar"), "one");
        Files.writeString(built.resolve("old.jar"), "old");
        var home = new CandorHome(folder.resolve("home"));
        AppFolder.of(home, checkout, Service.LABEL);

        // when
        Files.delete(built.resolve("old.jar"));
        Files.writeString(built.resolve("new.jar"), "new");
        var time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(
                Files.writeString(built.resolveSibling("quarkus-run.jar"), "two"), time);
        var copy = AppFolder.of(home, checkout, Service.LABEL);

        // then
        assertThat(copy.jar()).hasContent("two");
        assertThat(Files.getLastModifiedTime(copy.jar())).isEqualTo(time);
        assertThat(copy.jar().resolveSibling("lib/new.jar")).hasContent("new");
        assertThat(copy.jar().resolveSibling("lib/old.jar")).doesNotExist();
    }

    @Test
    void whatIsNotBuiltIsSaid() {
        assertThatThrownBy(() -> AppFolder.of(new CandorHome(folder), folder, Service.GATEWAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("gateway is not built");
    }
}
