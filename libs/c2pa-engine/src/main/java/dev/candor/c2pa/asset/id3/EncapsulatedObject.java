package dev.candor.c2pa.asset.id3;

import dev.candor.c2pa.io.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// A General Encapsulated Object (ID3v2.3, 4.16): encoding, media type, file name, description,
/// and the object.
///
/// @param naming count of bytes that the file name and the description take
record EncapsulatedObject(int naming, Bytes content) {
    /// How many bytes of a frame tell that it is a store.
    static final int TELLING = 64;

    private static final Set<String> STORE_TYPES =
            Set.of("application/c2pa", "application/x-c2pa-manifest-store");

    /// Whether the first bytes of a frame's content say that a manifest store follows.
    static boolean isStore(byte[] head) {
        int end = end(head, 1, 1);
        return end > 0
                && STORE_TYPES.contains(new String(head, 1, end - 2, StandardCharsets.ISO_8859_1));
    }

    /// The object in a frame's content; nothing if one of the texts has no end.
    static Optional<EncapsulatedObject> of(byte[] frame) {
        int width = frame.length > 0 && (frame[0] == 1 || frame[0] == 2) ? 2 : 1;
        int mediaType = end(frame, 1, 1);
        int fileName = mediaType < 0 ? -1 : end(frame, mediaType, width);
        int description = fileName < 0 ? -1 : end(frame, fileName, width);
        return description < 0
                ? Optional.empty()
                : Optional.of(
                        new EncapsulatedObject(
                                description - mediaType, Bytes.of(frame).from(description)));
    }

    /// The first byte behind a text and the zero that ends it; -1 if nothing ends it.
    private static int end(byte[] bytes, int from, int width) {
        for (int i = from; i + width <= bytes.length; i += width) {
            if (bytes[i] == 0 && bytes[i + width - 1] == 0) {
                return i + width;
            }
        }
        return -1;
    }
}
