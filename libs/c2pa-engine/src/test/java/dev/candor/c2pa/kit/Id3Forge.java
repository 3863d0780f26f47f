package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/// Puts a store into an ID3v2 tag in front of audio, in all the ways a tag allows.
public final class Id3Forge implements Carrier {
    private final int version;
    private String mediaType = "application/c2pa";
    private String description = "c2pa manifest store";
    private byte[] before = {};
    private byte[] after = {};
    private boolean compressed;
    private boolean unsynchronised;
    private boolean extended;
    private int level = Deflater.NO_COMPRESSION;
    private Excluding excluding = Excluding.OBJECT;

    /// What a data hash is told to leave out.
    public enum Excluding {
        OBJECT,
        FRAME,
        TAG
    }

    private Id3Forge(int version) {
        this.version = version;
    }

    /// A tag of ID3v2.2, 2.3 or 2.4.
    public static Id3Forge version(int version) {
        return new Id3Forge(version);
    }

    public Id3Forge mediaType(String said) {
        mediaType = said;
        return this;
    }

    public Id3Forge description(String said) {
        description = said;
        return this;
    }

    /// Finished frames in front of the store's.
    public Id3Forge before(byte[] frames) {
        before = frames;
        return this;
    }

    /// Finished frames behind the store's, or padding.
    public Id3Forge after(byte[] frames) {
        after = frames;
        return this;
    }

    /// Compressed without being made smaller, so that the length depends on nothing but the length.
    public Id3Forge compressed() {
        compressed = true;
        return this;
    }

    /// Compressed as well as can be.
    public Id3Forge deflated() {
        compressed = true;
        level = Deflater.BEST_COMPRESSION;
        return this;
    }

    public Id3Forge unsynchronised() {
        unsynchronised = true;
        return this;
    }

    public Id3Forge extended() {
        extended = true;
        return this;
    }

    public Id3Forge excluding(Excluding what) {
        excluding = what;
        return this;
    }

    @Override
    public Carried carry(byte[] media, byte[] store) {
        var object =
                Concat.of(
                        new byte[1],
                        text(mediaType + "\0"),
                        text("c2pa\0"),
                        text(description + "\0"),
                        store);
        var frame = objectFrame(object);
        var header = extended ? extendedHeader() : new byte[0];
        boolean whole = unsynchronised && version < 4;
        var body = Concat.of(header, before, frame, after);
        var tag = tag(whole ? unsynchronised(body) : body);
        int start = 10 + header.length + before.length;
        var range =
                switch (excluding) {
                    case OBJECT -> new Range(start + frame.length - store.length, store.length);
                    case FRAME -> new Range(start, frame.length);
                    case TAG -> new Range(0, tag.length);
                };
        return new Carried(Concat.of(tag, media), List.of(range));
    }

    /// A frame of any kind.
    public byte[] frame(String id, byte[] content) {
        return frame(id, content, 0);
    }

    private byte[] objectFrame(byte[] object) {
        var content = object;
        int flags = 0;
        if (compressed) {
            var deflated = packed(object);
            content =
                    Concat.of(
                            version == 4 ? synchsafe(object.length) : plain(object.length, 4),
                            deflated);
            flags |= version == 4 ? 0x09 : 0x80;
        }
        if (unsynchronised && version == 4) {
            content = unsynchronised(content);
            flags |= 0x02;
        }
        return frame(version == 2 ? "GEO" : "GEOB", content, flags);
    }

    private byte[] frame(String id, byte[] content, int flags) {
        return switch (version) {
            case 2 -> Concat.of(text(id), plain(content.length, 3), content);
            case 3 ->
                    Concat.of(
                            text(id),
                            plain(content.length, 4),
                            new byte[] {0, (byte) flags},
                            content);
            default ->
                    Concat.of(
                            text(id),
                            synchsafe(content.length),
                            new byte[] {0, (byte) flags},
                            content);
        };
    }

    private byte[] tag(byte[] body) {
        int flags = (unsynchronised && version < 4 ? 0x80 : 0) | (extended ? 0x40 : 0);
        return Concat.of(
                text("ID3"),
                new byte[] {(byte) version, 0, (byte) flags},
                synchsafe(body.length),
                body);
    }

    private byte[] extendedHeader() {
        return version == 4
                ? Concat.of(synchsafe(6), new byte[] {1, 0})
                : Concat.of(plain(6, 4), new byte[6]);
    }

    private static byte[] unsynchronised(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            out.write(bytes[i]);
            int next = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            if (bytes[i] == (byte) 0xFF && (next == 0 || next >= 0xE0)) {
                out.write(0);
            }
        }
        return out.toByteArray();
    }

    private byte[] packed(byte[] bytes) {
        try (var deflater = new Deflater(level)) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new byte[bytes.length + bytes.length / 100 + 100];
            return Arrays.copyOf(out, deflater.deflate(out));
        }
    }

    private static byte[] synchsafe(int value) {
        return new byte[] {
            (byte) (value >> 21 & 0x7F),
            (byte) (value >> 14 & 0x7F),
            (byte) (value >> 7 & 0x7F),
            (byte) (value & 0x7F)
        };
    }

    private static byte[] plain(int value, int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> 8 * (length - 1 - i));
        }
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
