package dev.candor.c2pa.manifest;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.brotli.dec.BrotliInputStream;

/// Unpacks the compressed manifests of one store (VAL-STRU-0017; C2PA 2.4, 11.2.4) under
/// limits that hold for all of them together. Used once.
final class Unpacking {
    /// How many bytes all compressed manifests of a store may unpack to.
    static final int MAX_UNPACKED = 32 << 20;

    /// How many times longer than its compressed form a manifest may be, beyond [#ANY_RATIO].
    static final int MAX_RATIO = 200;

    /// How many bytes may come of however few.
    static final int ANY_RATIO = 1 << 20;

    private static final String BOX = "brob";
    private static final int WINDOW = 1 << 14;

    private int left = MAX_UNPACKED;

    /// The manifest in a compressed one.
    ///
    /// @throws MalformedException if it holds anything but one standard or update manifest of the
    /// same label, or too much
    JumbfBox.Superbox unpack(JumbfBox.Superbox box) throws MalformedException {
        var compressed = box.payload(BOX).orElseThrow(() -> malformed(box, "no brob box in it"));
        if (box.children().size() != 1) {
            throw malformed(box, "more than a brob box in it");
        }
        var unpacked = JumbfReader.read(unpack(box, compressed));
        if (!unpacked.label().equals(box.label())) {
            throw malformed(box, "the label is not that of the manifest in it");
        }
        return unpacked;
    }

    private Bytes unpack(JumbfBox.Superbox box, Bytes compressed) throws MalformedException {
        long most = Math.min(left, Math.max(ANY_RATIO, (long) compressed.length() * MAX_RATIO));
        var unpacked = new ByteArrayOutputStream();
        var window = new byte[WINDOW];
        try (var in = new BrotliInputStream(compressed.toStream())) {
            for (int read = in.read(window); read >= 0; read = in.read(window)) {
                if (unpacked.size() + read > most) {
                    throw malformed(box, "it unpacks to more than %d bytes".formatted(most));
                }
                unpacked.write(window, 0, read);
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalStateException e) {
            // the decoder's own exceptions for streams that are none
            throw malformed(box, "no Brotli stream in it");
        }
        left -= unpacked.size();
        return Bytes.of(unpacked.toByteArray());
    }

    private static MalformedException malformed(JumbfBox.Superbox box, String reason) {
        return new MalformedException(BOX, box.raw().offset(), reason);
    }
}
