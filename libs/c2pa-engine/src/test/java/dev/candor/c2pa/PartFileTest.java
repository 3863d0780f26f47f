package dev.candor.c2pa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
    @TempDir Path folder;

    @Test
    void appearsWhenItIsFinished() throws IOException {
        // given
        Files.writeString(target(), "before");

        // when
        try (var part = PartFile.of(target())) {
            write(part, "after");
            assertThat(target()).hasContent("before");
            part.appear();
        }

        // then
        assertThat(target()).hasContent("after");
        assertThat(names()).containsExactly("photo.jpg");
    }

    @Test
    void leavesNothingUnfinished() throws IOException {
        try (var part = PartFile.of(target())) {
            write(part, "half");
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void leftoverOfTheDeadIsClearedAwayAndNothingElse() throws IOException {
        // given
        var now = Instant.now();
        var dead = PartFile.of(target());
        write(dead, "half");
        Files.setLastModifiedTime(dead.path(), FileTime.from(now.minusSeconds(61)));
        var kept = List.of(".photo.jpg.c2pa-part", ".photo.jpg.part", "photo.c2pa-part");
        for (var name : kept) {
            var other = Files.writeString(folder.resolve(name), "somebody's");
            Files.setLastModifiedTime(other, FileTime.from(now.minusSeconds(3600)));
        }

        // then
        try (var living = PartFile.of(target())) {
            write(living, "whole");
            assertThat(Leftovers.clearAway(folder, now.minusSeconds(60))).isOne();
            living.appear();
        }
        assertThat(target()).hasContent("whole");
        assertThat(names()).containsOnlyOnceElementsOf(kept).hasSize(kept.size() + 1);
    }

    @Test
    void fileOfTheLivingIsNotTouched() throws IOException {
        try (var first = PartFile.of(target());
                var second = PartFile.of(target())) {
            write(first, "first");
            write(second, "second");
            assertThat(first.path()).hasContent("first");
            second.appear();
            assertThat(target()).hasContent("second");
            first.appear();
        }

        assertThat(target()).hasContent("first");
        assertThat(names()).containsExactly("photo.jpg");
    }

    @Test
    void linkStaysAndLeadsToTheNewFile() throws IOException {
        // given
        Files.createDirectory(folder.resolve("album"));
        var real = Files.writeString(folder.resolve("album/real.jpg"), "before");
        Files.createSymbolicLink(target(), Path.of("album/real.jpg"));

        // when
        try (var part = PartFile.of(target())) {
            write(part, "after");
            part.appear();
        }

        // then
        assertThat(target()).isSymbolicLink().hasContent("after");
        assertThat(real).hasContent("after");
    }

    private Path target() {
        return folder.resolve("photo.jpg");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void write(PartFile part, String text) throws IOException {
        part.channel().write(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }
}
