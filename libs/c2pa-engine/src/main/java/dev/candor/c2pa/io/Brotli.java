package dev.candor.c2pa.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.brotli.dec.BrotliInputStream;

/// Unpacks Brotli streams (RFC 7932) of strangers.
public final class Brotli {
    private static final int WINDOW = 1 << 14;

    private Brotli() {}

    /// What a whole stream unpacks to. Bytes behind the stream break it.
    ///
    /// @param most how many bytes may come of it
    /// @param box what it is, for the error
    /// @throws MalformedException if it is no stream, or comes to more
    public static Bytes unpack(Bytes packed, long most, String box) throws MalformedException {
        var unpacked = new ByteArrayOutputStream();
        var window = new byte[WINDOW];
        try (var in = new BrotliInputStream(new ByteArrayInputStream(packed.toArray()))) {
            for (int read = in.read(window); read >= 0; read = in.read(window)) {
                if (unpacked.size() + (long) read > most) {
                    throw new MalformedException(
                            box,
                            packed.offset(),
                            "it unpacks to more than %d bytes".formatted(most));
                }
                unpacked.write(window, 0, read);
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalStateException e) {
            // the decoder's own exceptions for streams that are none
            throw new MalformedException(box, packed.offset(), "no Brotli stream in it");
        }
        return Bytes.of(unpacked.toByteArray());
    }
}
