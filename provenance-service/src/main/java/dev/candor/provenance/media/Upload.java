package dev.candor.provenance.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request brought: the media, and what came beside it.
///
/// @param files other files of a form, by the name of their part, in order; empty for a plain body
/// @param texts short texts of a form, by name; empty for a plain body
public record Upload(Media asset, Map<String, List<Media>> files, Map<String, String> texts) {
    public Upload {
        files = Map.copyOf(files);
        texts = Map.copyOf(texts);
    }

    static Upload of(Media asset) {
        return new Upload(asset, Map.of(), Map.of());
    }

    public Optional<String> text(String part) {
        return Optional.ofNullable(texts.get(part));
    }

    /// The file of a part that there is at most once.
    public Optional<Media> file(String part) {
        return series(part).stream().findFirst();
    }

    /// The files of a part that there may be several of, in order.
    public List<Media> series(String part) {
        return files.getOrDefault(part, List.of());
    }
}
