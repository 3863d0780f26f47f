package dev.candor.c2pa;

import java.nio.file.Path;
import java.util.List;

/// One rendition of a stream (DASH, CMAF, HLS): the files of a quality, or of a language.
///
/// @param init the initialization segment
/// @param segments media segments in order, at least one
public record Rendition(Path init, List<Path> segments) {
    public Rendition {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("A rendition without media segments: " + init);
        }
    }
}
