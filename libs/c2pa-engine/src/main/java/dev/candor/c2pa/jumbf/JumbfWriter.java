package dev.candor.c2pa.jumbf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes JUMBF boxes: labels always requestable, lengths always in the short form.
public final class JumbfWriter {
    private static final int HEADER = 8;
    private static final byte[] JUMD = {'j', 'u', 'm', 'd'};

    /// Requestable, and with a label.
    private static final byte TOGGLES = 0x03;

    private JumbfWriter() {}

    /// A superbox of finished boxes.
    public static byte[] superbox(JumbfType type, String label, List<byte[]> children) {
        var name = label.getBytes(StandardCharsets.UTF_8);
        var id = type.toBytes();
        int description = HEADER + id.length + 1 + name.length + 1;
        int length = HEADER + description;
        for (var child : children) {
            length = Math.addExact(length, child.length);
        }
        var box = begun("jumb", length);
        box.putInt(description).put(JUMD).put(id).put(TOGGLES).put(name).put((byte) 0);
        children.forEach(box::put);
        return box.array();
    }

    /// A plain box.
    public static byte[] box(String boxType, byte[] payload) {
        return begun(boxType, Math.addExact(payload.length, HEADER)).put(payload).array();
    }

    private static ByteBuffer begun(String boxType, int length) {
        return ByteBuffer.allocate(length)
                .putInt(length)
                .put(boxType.getBytes(StandardCharsets.US_ASCII));
    }

    /// A superbox whose content is one CBOR box.
    public static byte[] cbor(JumbfType type, String label, byte[] cbor) {
        return superbox(type, label, List.of(box("cbor", cbor)));
    }
}
