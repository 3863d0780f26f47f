package dev.candor.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The classes of columns, as docs/personal-data.md has them.
final class PersonalData {
    private static final Path PAGE = Path.of("..", "docs", "personal-data.md");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z_]+) \\| ([a-z0-9_, ]+) \\|");

    private PersonalData() {}

    /// The class of each `table.column`.
    static Map<String, String> classes() throws IOException {
        var classes = new TreeMap<String, String>();
        var table = "";
        for (var line : Files.readAllLines(PAGE)) {
            var row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                table = line.substring(3);
            } else if (!table.isEmpty() && row.matches()) {
                for (var column : row.group(2).split(", ", -1)) {
                    classes.put(table + "." + column, row.group(1));
                }
            }
        }
        return classes;
    }
}
