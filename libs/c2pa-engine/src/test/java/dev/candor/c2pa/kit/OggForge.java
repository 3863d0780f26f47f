package dev.candor.c2pa.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An Ogg file of two bitstreams: audio, and the store between its first page and the others.
public final class OggForge implements Carrier {
    /// Serial number of the audio.
    public static final int AUDIO = 1;

    private static final int STORE = 0x6332;
    private static final int BEGIN = 2;
    private static final int END = 4;

    private byte[] secondPacket = {};
    private int storeSerial = STORE;

    /// Puts a packet behind the store, in the same bitstream.
    public OggForge secondPacket(byte[] packet) {
        secondPacket = packet;
        return this;
    }

    public OggForge storeSerial(int serial) {
        storeSerial = serial;
        return this;
    }

    /// What audio is made of; the head says whether it is Vorbis or Opus.
    public static byte[] media(String head) {
        return Concat.of(
                page(AUDIO, 0, BEGIN, text(head + "head of the audio"), true),
                page(AUDIO, 1, 0, text("comments"), true),
                page(AUDIO, 2, END, text("sound sound sound"), true));
    }

    @Override
    public Carried carry(byte[] media, byte[] store) {
        var pages = new ByteArrayOutputStream();
        var packet = Concat.of(text("\0c2pa"), store);
        int count = (packet.length + 1) / (255 * 255) + 1;
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            var piece =
                    Arrays.copyOfRange(
                            packet, i * 255 * 255, last ? packet.length : (i + 1) * 255 * 255);
            int flags = (i == 0 ? BEGIN : 1) | (last && secondPacket.length == 0 ? END : 0);
            pages.writeBytes(page(storeSerial, i, flags, piece, last));
        }
        if (secondPacket.length > 0) {
            pages.writeBytes(page(storeSerial, count, END, secondPacket, true));
        }
        int first = 27 + media[26] + media[27];
        return Carrier.inserted(media, first, pages.toByteArray());
    }

    /// A page with one packet or a piece of one.
    static byte[] page(int serial, int sequence, int flags, byte[] body, boolean ends) {
        var lacing = new byte[body.length / 255 + (ends ? 1 : 0)];
        Arrays.fill(lacing, (byte) 255);
        if (ends) {
            lacing[lacing.length - 1] = (byte) (body.length % 255);
        }
        var page =
                ByteBuffer.allocate(27 + lacing.length + body.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(text("OggS"))
                        .put((byte) 0)
                        .put((byte) flags)
                        .putLong(0)
                        .putInt(serial)
                        .putInt(sequence)
                        .putInt(0)
                        .put((byte) lacing.length)
                        .put(lacing)
                        .put(body);
        return page.putInt(22, checksum(page.array())).array();
    }

    private static int checksum(byte[] page) {
        int crc = 0;
        for (byte value : page) {
            crc ^= value << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ (crc < 0 ? 0x04C11DB7 : 0);
            }
        }
        return crc;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
