package dev.candor.c2pa.kit;

import java.io.ByteArrayOutputStream;

/// Bytes one after another.
public final class Concat {
    private Concat() {}

    public static byte[] of(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
