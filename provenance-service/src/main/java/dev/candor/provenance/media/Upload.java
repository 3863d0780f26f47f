package dev.candor.provenance.media;

import java.util.Map;
import java.util.Optional;

/// What a request brought: the media, and the short texts beside it.
///
/// @param texts parts of a form other than the media, by name; empty for a plain body
public record Upload(Media asset, Map<String, String> texts) {
    public Upload {
        texts = Map.copyOf(texts);
    }

    public Optional<String> text(String part) {
        return Optional.ofNullable(texts.get(part));
    }
}
