package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfReader;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Finished JUMBF boxes, and changes to them.
public final class Boxes {
    private static final byte[] REDACTED =
            bytes(UUID.fromString("caa98eee-9d4d-f80e-86ad-4dffca263973"));

    private Boxes() {}

    public static byte[] cbor(String label, CborValue content) {
        return JumbfWriter.cbor(JumbfType.CBOR, label, CborWriter.write(content));
    }

    public static byte[] json(String label, String text) {
        return JumbfWriter.superbox(
                JumbfType.JSON,
                label,
                List.of(JumbfWriter.box("json", text.getBytes(StandardCharsets.UTF_8))));
    }

    /// An embedded file (ISO/IEC 19566-5, B.4).
    public static byte[] file(String label, String mediaType, byte[] content) {
        var description = (mediaType + "\0").getBytes(StandardCharsets.UTF_8);
        return JumbfWriter.superbox(
                JumbfType.EMBEDDED_FILE,
                label,
                List.of(
                        JumbfWriter.box("bfdb", Concat.of(new byte[1], description)),
                        JumbfWriter.box("bidb", content)));
    }

    /// A superbox with a salt in its description (C2PA 2.4, 8.4.2.3).
    public static byte[] salted(JumbfType type, String label, byte[] salt, byte[]... children) {
        var plain = JumbfWriter.superbox(type, label, List.of());
        var description = Arrays.copyOfRange(plain, 16, plain.length);
        description[16] |= 0x10;
        var parts = new ArrayList<byte[]>();
        parts.add(JumbfWriter.box("jumd", Concat.of(description, JumbfWriter.box("c2sh", salt))));
        parts.addAll(List.of(children));
        return JumbfWriter.box("jumb", Concat.of(parts.toArray(byte[][]::new)));
    }

    /// A manifest in compressed form (C2PA 2.4, 11.2.4).
    public static byte[] compressed(byte[] manifest) {
        return compressed(label(manifest), Brotli.compress(manifest));
    }

    /// A compressed manifest that holds just these bytes.
    public static byte[] compressed(String label, byte[] brotli) {
        return JumbfWriter.superbox(
                JumbfType.COMPRESSED_MANIFEST, label, List.of(JumbfWriter.box("brob", brotli)));
    }

    /// What the first plain box of a type in a superbox holds.
    public static byte[] content(byte[] superbox, String boxType) {
        return read(superbox).payload(boxType).orElseThrow().toArray();
    }

    /// The label of a superbox.
    public static String label(byte[] superbox) {
        return read(superbox).label();
    }

    /// A box below a superbox, by labels with slashes between them.
    public static byte[] at(byte[] superbox, String path) {
        var box = read(superbox);
        for (var step : path.split("/", -1)) {
            box = box.child(step).orElseThrow(() -> new IllegalArgumentException(path));
        }
        return box.raw().toArray();
    }

    /// The superbox with a box below it changed; left out if the change makes nothing of it.
    public static byte[] change(byte[] superbox, String path, UnaryOperator<byte[]> change) {
        return change(read(superbox), path.split("/", -1), 0, change);
    }

    /// The superbox without a box below it.
    public static byte[] without(byte[] superbox, String path) {
        return change(superbox, path, box -> new byte[0]);
    }

    /// The superbox with some of its own boxes more.
    public static byte[] with(byte[] superbox, byte[]... boxes) {
        return JumbfWriter.box(
                "jumb",
                Concat.of(Arrays.copyOfRange(superbox, 8, superbox.length), Concat.of(boxes)));
    }

    /// The superbox with nothing but its description.
    public static byte[] emptied(byte[] superbox) {
        return JumbfWriter.box("jumb", description(read(superbox)));
    }

    /// The superbox with its content taken out as the specification wants it: one box of the
    /// redaction's UUID and zeros (C2PA 2.4, 6.8).
    public static byte[] redacted(byte[] superbox) {
        return with(emptied(superbox), JumbfWriter.box("uuid", Concat.of(REDACTED, new byte[16])));
    }

    /// The superbox with every byte of its content boxes zero.
    public static byte[] zeroed(byte[] superbox) {
        var box = read(superbox);
        var boxes =
                box.children().stream()
                        .map(JumbfBox.Content.class::cast)
                        .map(
                                child ->
                                        JumbfWriter.box(
                                                child.boxType(),
                                                new byte[child.payload().length()]))
                        .toArray(byte[][]::new);
        return with(emptied(superbox), boxes);
    }

    /// A hashed URI to a finished superbox.
    public static CborValue reference(String path, byte[] box) {
        return hashedUri(path, hash(box));
    }

    /// A hashed URI that says just that.
    public static CborValue hashedUri(String path, byte[] hash) {
        return new CborMapBuilder()
                .put("url", "self#jumbf=" + path)
                .put("hash", CborValue.of(hash))
                .build();
    }

    /// The hash of a superbox: all but its header counts.
    public static byte[] hash(byte[] superbox) {
        return sha256(Arrays.copyOfRange(superbox, 8, superbox.length));
    }

    public static byte[] sha256(byte[] bytes) {
        return digest(bytes, "SHA-256");
    }

    /// What a reference to the box says, by an algorithm of the JDK's.
    static byte[] contentHash(byte[] superbox, String algorithm) {
        return digest(Arrays.copyOfRange(superbox, 8, superbox.length), algorithm);
    }

    static byte[] digest(byte[] bytes, String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] change(
            JumbfBox.Superbox box, String[] path, int step, UnaryOperator<byte[]> change) {
        var parts = new ByteArrayOutputStream();
        parts.writeBytes(description(box));
        boolean found = false;
        for (var child : box.children()) {
            if (child instanceof JumbfBox.Superbox below && below.label().equals(path[step])) {
                found = true;
                parts.writeBytes(
                        step == path.length - 1
                                ? change.apply(below.raw().toArray())
                                : change(below, path, step + 1, change));
            } else {
                parts.writeBytes(child.raw().toArray());
            }
        }
        if (!found) {
            throw new IllegalArgumentException(path[step]);
        }
        return JumbfWriter.box("jumb", parts.toByteArray());
    }

    private static byte[] description(JumbfBox.Superbox box) {
        var content = box.content();
        return content.slice(0, content.toBuffer().getInt()).toArray();
    }

    private static JumbfBox.Superbox read(byte[] superbox) {
        try {
            return JumbfReader.read(Bytes.of(superbox));
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
