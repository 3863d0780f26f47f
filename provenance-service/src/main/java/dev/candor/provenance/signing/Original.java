package dev.candor.provenance.signing;

import dev.candor.provenance.media.Media;

/// What is to be signed, and what it was made from.
///
/// @param parent whose credentials are kept as the ingredient; the source itself if unedited
record Original(Media source, Media parent) {

    /// Media that was not edited since it came.
    static Original of(Media source) {
        return new Original(source, source);
    }
}
