package dev.candor.c2pa.cli;

import dev.candor.c2pa.Rendition;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the media segments that belong to initialization segments.
final class StreamFiles {
    /// A number, or what is between two.
    private static final Pattern PART = Pattern.compile("\\d+|\\D+");

    private StreamFiles() {}

    /// The renditions of a stream: the segments of each lie beside its initialization segment, and
    /// their names match a pattern. They are in the order of their names, numbers by their value.
    ///
    /// @throws IllegalArgumentException if the pattern is none, or an initialization segment has no
    /// segments
    static List<Rendition> beside(List<Path> inits, String pattern) throws IOException {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        var renditions = new ArrayList<Rendition>();
        for (var init : inits) {
            renditions.add(new Rendition(init, segments(init, matcher)));
        }
        return renditions;
    }

    private static List<Path> segments(Path init, PathMatcher matcher) throws IOException {
        var folder = Objects.requireNonNullElse(init.getParent(), Path.of(""));
        try (var files = Files.list(folder)) {
            return files.filter(file -> matcher.matches(file.getFileName()))
                    .filter(file -> !file.getFileName().equals(init.getFileName()))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(StreamFiles::parts, StreamFiles::compare))
                    .toList();
        }
    }

    private static List<String> parts(Path file) {
        return PART.matcher(file.getFileName().toString())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int compare(String one, String other) {
        if (!isNumber(one) || !isNumber(other)) {
            return one.compareTo(other);
        }
        var value = one.replaceFirst("^0+(?=.)", "");
        var otherValue = other.replaceFirst("^0+(?=.)", "");
        int byLength = Integer.compare(value.length(), otherValue.length());
        return byLength != 0 ? byLength : value.compareTo(otherValue);
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }
}
