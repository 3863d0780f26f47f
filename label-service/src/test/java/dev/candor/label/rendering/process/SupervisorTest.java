package dev.candor.label.rendering.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tools made of a few lines of shell stand in for real ones.
@SuppressWarnings("NullAway.Init") // JUnit fills the field
class SupervisorTest {
    @TempDir Path folder;

    @Test
    void argumentsArriveAsTheyAreAndNoShellReadsThem() throws Exception {
        var heard = new Ear();

        supervisor("printf '%s\\n' \"$@\"", 10)
                .run(Tool.FFMPEG, List.of("a b", "$(id)", "; ls", "*"), folder, heard);

        assertThat(heard.lines).containsExactly("a b", "$(id)", "; ls", "*");
    }

    @Test
    void theEnvironmentIsEmptyAndThereIsNothingToRead() throws Exception {
        var heard = new Ear();

        supervisor("/usr/bin/env; /bin/cat; echo end", 10)
                .run(Tool.FFMPEG, List.of(), folder, heard);

        assertThat(heard.lines)
                .allMatch(line -> line.matches("(HOME|LC_ALL|PWD|OLDPWD|SHLVL|_)=.*|end"));
        assertThat(heard.lines.stream().toList()).last().isEqualTo("end");
    }

    @Test
    void aFailureCarriesItsCodeAndOnlyTheEndOfWhatItSaid() {
        assertThatThrownBy(
                        () ->
                                supervisor(
                                                "i=0; while [ $i -lt 4000 ]; do"
                                                        + " echo line $i >&2; i=$((i+1)); done;"
                                                        + " exit 7",
                                                10)
                                        .run(Tool.FFMPEG, List.of(), folder, Watch.NOBODY))
                .isInstanceOfSatisfying(
                        ProcessException.Failed.class,
                        e -> {
                            assertThat(e).hasMessageContaining("code 7");
                            assertThat(e.lastWords()).endsWith("line 3999");
                            assertThat(e.lastWords().length()).isBetween(8000, 8192);
                        });
    }

    @Test
    void whatTakesTooLongIsEndedWithItsChildren() throws Exception {
        var mark = folder.resolve("child");

        assertThatThrownBy(
                        () ->
                                supervisor("/bin/sleep 61 & echo $! > " + mark + "; wait", 1)
                                        .run(Tool.FFMPEG, List.of(), folder, Watch.NOBODY))
                .isInstanceOf(ProcessException.TimedOut.class);

        var child = Long.parseLong(Files.readString(mark).strip());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.of(child).filter(SupervisorTest::runs).isEmpty());
    }

    @Test
    void whoeverCancelsEndsIt() {
        var impatient = new Ear();
        impatient.enough = true;

        assertThatThrownBy(
                        () ->
                                supervisor("/bin/sleep 61", 30)
                                        .run(Tool.FFMPEG, List.of(), folder, impatient))
                .isInstanceOf(ProcessException.Cancelled.class);
    }

    @Test
    void memoryAndFilesAreLimited() throws Exception {
        assumeTrue(Toolbox.ofThisMachine().limiter().isPresent(), "prlimit is missing: util-linux");
        var heard = new Ear();

        supervisor("ulimit -v; ulimit -c; ulimit -n", 10)
                .run(Tool.FFMPEG, List.of(), folder, heard);

        assertThat(heard.lines).containsExactly("524288", "0", "256");
    }

    @Test
    void aMissingToolIsSaidToBeMissing() {
        assertThatThrownBy(
                        () ->
                                supervisor("true", 10)
                                        .run(Tool.HEIF_ENC, List.of(), folder, Watch.NOBODY))
                .isInstanceOf(ProcessException.Missing.class)
                .hasMessageContaining("libheif-examples");
    }

    private static boolean runs(ProcessHandle handle) {
        return handle.isAlive();
    }

    /// `ffmpeg` is a script.
    private Supervisor supervisor(String script, int seconds) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var tool = Files.writeString(bin.resolve("ffmpeg"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Supervisor(
                Toolbox.of(bin + ":" + limiterFolder()),
                new Supervisor.Limits(Duration.ofSeconds(seconds), 512 << 20, 1 << 20));
    }

    /// Where `prlimit` is, in a folder of its own, so that no other tool of the machine is seen.
    private String limiterFolder() throws IOException {
        var own = Files.createDirectories(folder.resolve("limits"));
        var limiter = Toolbox.ofThisMachine().limiter();
        if (limiter.isPresent() && Files.notExists(own.resolve("prlimit"))) {
            Files.copy(limiter.get(), own.resolve("prlimit"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return own.toString();
    }

    private static final class Ear implements Watch {
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
        private volatile boolean enough;

        @Override
        public void line(String line) {
            lines.add(line);
        }

        @Override
        public boolean cancelled() {
            return enough;
        }
    }
}
