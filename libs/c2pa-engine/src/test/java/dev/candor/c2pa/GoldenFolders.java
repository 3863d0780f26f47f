package dev.candor.c2pa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// All golden folders there are, found by their sources.
final class GoldenFolders {
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Pattern ONE = Pattern.compile("class (\\w+)\\s+extends GoldenFolder\\b");

    private GoldenFolders() {}

    static List<GoldenFolder> all() throws IOException, ReflectiveOperationException {
        var found = new ArrayList<GoldenFolder>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith("Test.java")).sorted().toList()) {
                for (var match : ONE.matcher(Files.readString(file)).results().toList()) {
                    found.add((GoldenFolder) made(type(file, match.group(1))));
                }
            }
        }
        return found;
    }

    private static Object made(Class<?> type) throws ReflectiveOperationException {
        var outer = type.getDeclaringClass();
        if (outer == null) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }
        var constructor = type.getDeclaredConstructor(outer); // JUnit's nested tests have one
        constructor.setAccessible(true);
        return constructor.newInstance(made(outer));
    }

    /// The class of a name in a source file, be it the file's own or one inside it.
    private static Class<?> type(Path file, String name) throws ClassNotFoundException {
        var path = SOURCES.relativize(file).toString();
        var outer = path.substring(0, path.length() - ".java".length()).replace('/', '.');
        return Class.forName(outer.endsWith("." + name) ? outer : outer + "$" + name);
    }
}
