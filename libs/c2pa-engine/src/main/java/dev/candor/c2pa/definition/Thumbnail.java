package dev.candor.c2pa.definition;

import dev.candor.c2pa.io.Bytes;

/// A small picture that shows what an asset looked like (C2PA 2.4, 18.13).
///
/// @param mediaType such as `image/jpeg`
/// @param picture its bytes, at most [#LARGEST]
public record Thumbnail(String mediaType, Bytes picture) {
    /// The largest picture that goes into a manifest.
    public static final int LARGEST = 4 << 20;

    public Thumbnail {
        if (!mediaType.startsWith("image/")) {
            throw new IllegalArgumentException("%s is no picture".formatted(mediaType));
        }
        if (picture.isEmpty() || picture.length() > LARGEST) {
            throw new IllegalArgumentException(
                    "A thumbnail of %d bytes; it has 1 to %d".formatted(picture.length(), LARGEST));
        }
    }
}
