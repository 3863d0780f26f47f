package dev.candor.provenance.media;

import java.util.Set;

/// What a form may have beside the media itself, which is the part `asset`.
///
/// @param texts names of short texts, each at most once
/// @param files names of files, each at most once
/// @param series names of files that there may be several of, in order
public record FormShape(Set<String> texts, Set<String> files, Set<String> series) {
    static final String ASSET = "asset";

    /// Nothing beside it.
    public static final FormShape ALONE = new FormShape(Set.of(), Set.of(), Set.of());

    public FormShape {
        texts = Set.copyOf(texts);
        files = Set.copyOf(files);
        series = Set.copyOf(series);
    }

    /// One short text beside it.
    public static FormShape withText(String name) {
        return new FormShape(Set.of(name), Set.of(), Set.of());
    }

    /// Whether a part of this name is a file.
    boolean isFile(String name) {
        return name.equals(ASSET) || files.contains(name) || series.contains(name);
    }

    /// Whether there may be another part of this name where there are some already.
    boolean mayRepeat(String name) {
        return series.contains(name);
    }
}
