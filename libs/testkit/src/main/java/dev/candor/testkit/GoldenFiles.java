package dev.candor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Expected results as files: a folder a case, a test a folder.
///
/// ```java
/// @TestFactory
/// Stream<DynamicTest> verifies() {
///     return GoldenFiles.in(Path.of("src/test/golden/verify"))
///             .each(golden -> golden.expect("out.json", report(golden.file("in.jpg"))));
/// }
/// ```
///
/// A file no test asked for fails its case, so that nothing in the folder is decoration.
/// `-Dgolden.update=true` writes what came out instead of comparing, and the difference is read
/// like code.
public final class GoldenFiles {

    private final Path folder;

    private GoldenFiles(Path folder) {
        this.folder = folder;
    }

    /// The cases below `folder`; files directly in it (a README) are not cases.
    public static GoldenFiles in(Path folder) {
        return new GoldenFiles(folder);
    }

    /// What to do with a case.
    @FunctionalInterface
    public interface Check {
        /// @throws Exception fails the case
        void check(Case golden) throws Exception;
    }

    /// A test for each case, in the order of their names.
    ///
    /// @throws IllegalStateException when there is no case: a test that checks nothing says nothing
    public Stream<DynamicTest> each(Check check) {
        try (var cases = Files.list(folder)) {
            var folders = cases.filter(Files::isDirectory).sorted().toList();
            if (folders.isEmpty()) {
                throw new IllegalStateException("There are no cases in " + folder);
            }
            return folders.stream()
                    .map(Case::new)
                    .map(
                            golden ->
                                    DynamicTest.dynamicTest(
                                            golden.name(), () -> run(check, golden)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the cases in " + folder, e);
        }
    }

    private static void run(Check check, Case golden) throws Exception {
        check.check(golden);
        golden.everythingWasUsed();
    }

    private static boolean updating() {
        return Boolean.getBoolean("golden.update");
    }

    /// One folder: what goes in and what has to come out.
    public static final class Case {

        private final Path folder;
        private final Set<Path> used = new HashSet<>();

        private Case(Path folder) {
            this.folder = folder;
        }

        /// The folder's name.
        public String name() {
            return folder.getFileName().toString();
        }

        /// A file of the case.
        public Path file(String name) {
            var file = folder.resolve(name);
            used.add(file);
            return file;
        }

        /// Whether the case has this file; asking counts as use.
        public boolean has(String name) {
            return Files.exists(file(name));
        }

        /// That `actual` is the text of the file.
        ///
        /// @throws AssertionError when it is not, or when there is no such file
        public void expect(String name, String actual) {
            expect(name, actual.getBytes(StandardCharsets.UTF_8));
        }

        /// That `actual` is the content of the file.
        ///
        /// @throws AssertionError when it is not, or when there is no such file
        public void expect(String name, byte[] actual) {
            var file = file(name);
            try {
                if (updating()) {
                    Files.write(file, actual);
                    return;
                }
                if (!Files.exists(file)) {
                    throw new AssertionError(
                            "%s is missing; -Dgolden.update=true writes it".formatted(file));
                }
                var expected = Files.readAllBytes(file);
                if (!Arrays.equals(expected, actual)) {
                    throw new AssertionError(difference(file, expected, actual));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void everythingWasUsed() throws IOException {
            try (var files = Files.walk(folder)) {
                var unused = new TreeSet<>(files.filter(Files::isRegularFile).toList());
                unused.removeAll(used);
                if (!unused.isEmpty()) {
                    throw new AssertionError("No test uses " + unused);
                }
            }
        }

        private static String difference(Path file, byte[] expected, byte[] actual) {
            var at = Arrays.mismatch(expected, actual);
            return "%s differs from what came out, first at byte %d.%nexpected: %s%nactual:   %s"
                    .formatted(file, at, around(expected, at), around(actual, at));
        }

        private static String around(byte[] content, int at) {
            var from = Math.max(0, at - 40);
            var length = Math.min(content.length, at + 80) - from;
            return length <= 0
                    ? "(ends)"
                    : new String(content, from, length, StandardCharsets.UTF_8);
        }
    }
}
