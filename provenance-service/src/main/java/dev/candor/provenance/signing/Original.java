package dev.candor.provenance.signing;

import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.Upload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be signed, and what it was made from.
///
/// @param parent whose credentials are kept as the ingredient; the source itself if unedited
/// @param ingredients what went into it beside its parent
record Original(Media source, Media parent, List<Media> ingredients) {
    Original {
        ingredients = List.copyOf(ingredients);
    }

    /// Media that was not edited since it came.
    static Original of(Media source) {
        return new Original(source, source, List.of());
    }

    static Original of(Upload upload) {
        return new Original(
                upload.asset(),
                upload.file(SignatureForm.PARENT).orElse(upload.asset()),
                upload.series(SignatureForm.INGREDIENT));
    }

    /// SHA-256 of the media, before and after it was edited.
    Set<String> hashes() {
        return Stream.of(source, parent).map(Media::sha256).collect(Collectors.toSet());
    }
}
