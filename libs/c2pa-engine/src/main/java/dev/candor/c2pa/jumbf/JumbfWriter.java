package dev.candor.c2pa.jumbf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes JUMBF boxes: labels always requestable, lengths always in the short form.
public final class JumbfWriter {
    private JumbfWriter() {}

    /// A superbox of finished boxes.
    public static byte[] superbox(JumbfType type, String label, List<byte[]> children) {
        var description = new ByteArrayOutputStream();
        description.writeBytes(type.toBytes());
        description.write(0x03);
        description.writeBytes(label.getBytes(StandardCharsets.UTF_8));
        description.write(0);
        var content = new ByteArrayOutputStream();
        content.writeBytes(box("jumd", description.toByteArray()));
        children.forEach(content::writeBytes);
        return box("jumb", content.toByteArray());
    }

    /// A plain box.
    public static byte[] box(String boxType, byte[] payload) {
        return ByteBuffer.allocate(Math.addExact(payload.length, 8))
                .putInt(payload.length + 8)
                .put(boxType.getBytes(StandardCharsets.US_ASCII))
                .put(payload)
                .array();
    }

    /// A superbox whose content is one CBOR box.
    public static byte[] cbor(JumbfType type, String label, byte[] cbor) {
        return superbox(type, label, List.of(box("cbor", cbor)));
    }
}
