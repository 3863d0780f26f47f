package dev.candor.c2pa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void leftoverOfTheDeadIsClearedAway() throws IOException {
        // given
        Files.writeString(folder.resolve(".photo.jpg.part"), "longer than what is written now");

        // when
        try (var part = PartFile.of(target())) {
            write(part, "whole");
            part.appear();
        }

        // then
        assertThat(target()).hasContent("whole");
        assertThat(names()).containsExactly("photo.jpg");
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
    void linkOfAnotherIsNotFollowed() throws IOException {
        // given
        var elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
        Files.createSymbolicLink(folder.resolve(".photo.jpg.part"), elsewhere);

        // when
        try (var part = PartFile.of(target())) {
            write(part, "whole");
            part.appear();
        }

        // then
        assertThat(elsewhere).hasContent("precious");
        assertThat(target()).hasContent("whole");
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
