package dev.candor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {

    @TempDir Path folder = Path.of("");

    @BeforeEach
    void oneCase() throws IOException {
        var one = Files.createDirectories(folder.resolve("one"));
        Files.writeString(one.resolve("in.txt"), "a");
        Files.writeString(one.resolve("out.txt"), "A");
        Files.writeString(folder.resolve("README.md"), "not a case");
    }

    @Test
    void whatComesOutAsExpectedPasses() {
        assertThatCode(() -> run(GoldenFilesTest::upperCase)).doesNotThrowAnyException();
    }

    @Test
    void whatDiffersIsShown() {
        assertThatThrownBy(
                        () ->
                                run(
                                        golden ->
                                                golden.expect(
                                                        "out.txt",
                                                        golden.file("in.txt").toString())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: A");
    }

    @Test
    void aFileNobodyUsedFails() {
        assertThatThrownBy(() -> run(golden -> golden.expect("out.txt", "A")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("No test uses")
                .hasMessageContaining("in.txt");
    }

    @Test
    void aMissingExpectationFails() throws IOException {
        // given
        Files.delete(folder.resolve("one/out.txt"));

        // then
        assertThatThrownBy(() -> run(GoldenFilesTest::upperCase))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void noCaseAtAllFails(@TempDir Path empty) {
        assertThatThrownBy(() -> GoldenFiles.in(empty).each(golden -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    private void run(GoldenFiles.Check check) throws Throwable {
        var tests = GoldenFiles.in(folder).each(check).toList();
        assertThat(tests).hasSize(1);
        for (var test : tests) {
            test.getExecutable().execute();
        }
    }

    private static void upperCase(GoldenFiles.Case golden) throws IOException {
        var text = Files.readString(golden.file("in.txt"));
        golden.expect("out.txt", text.toUpperCase(java.util.Locale.ROOT));
    }
}
