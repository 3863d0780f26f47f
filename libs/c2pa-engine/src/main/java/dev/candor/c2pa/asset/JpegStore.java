package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The manifest store in APP11 segments: a JUMBF box, cut into pieces that follow one another in
/// sequence, each with the box's header (ISO/IEC 19566-5, annex D).
final class JpegStore {
    private static final int APP11 = 0xEB;
    private static final int JUMBF_HEADER = 8;
    private static final int BOX_HEADER = 8;
    private static final int JUMB = 0x6A756D62;
    private static final int COMMON_IDENTIFIER = 0x4A50;
    private static final int BOX_INSTANCE = 0x0211;
    private static final int MOST_IN_A_SEGMENT = 0xFFFF - 2 - JUMBF_HEADER - BOX_HEADER;
    private static final int NO_INSTANCE = -1;

    private static final byte[] STORE_TYPE = {
        0x63,
        0x32,
        0x70,
        0x61,
        0,
        0x11,
        0,
        0x10,
        (byte) 0x80,
        0,
        0,
        (byte) 0xAA,
        0,
        0x38,
        (byte) 0x9B,
        0x71
    };

    private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
    private final Layout.Builder found = new Layout.Builder();
    private long wanted = -1;
    private int instance;
    private boolean ambiguous;
    private long sequence;

    void note(JpegSegment segment, byte[] payload) throws MalformedException {
        var in = new ByteReader(Bytes.of(payload));
        if (payload.length < JUMBF_HEADER + BOX_HEADER || in.u16("APP11") != COMMON_IDENTIFIER) {
            return;
        }
        int instanceHere = in.u16("APP11");
        long sequenceHere = in.u32("APP11");
        long length = in.u32("APP11");
        if (in.u32("APP11") != JUMB) {
            return;
        }
        if (beginsStore(payload) && wanted >= 0) {
            ambiguous = true; // two stores speak for nothing (C2PA 2.4, VAL-ASSE-0003)
            found.storeRanges.add(segment.range());
            instance = NO_INSTANCE;
            return;
        } else if (beginsStore(payload)) {
            begin(segment, length, instanceHere, sequenceHere);
            joined.writeBytes(Arrays.copyOfRange(payload, JUMBF_HEADER, payload.length));
        } else if (wanted >= 0 && instanceHere == instance) {
            require(sequenceHere == ++sequence, segment, "segments out of sequence");
            require(length == wanted, segment, "segments that differ in length");
            joined.writeBytes(in.rest().toArray());
        } else {
            return;
        }
        require(joined.size() <= wanted, segment, "more bytes than the box is long");
        found.storeRanges.add(segment.range());
    }

    private static boolean beginsStore(byte[] payload) {
        int type = JUMBF_HEADER + BOX_HEADER + BOX_HEADER;
        return payload.length >= type + STORE_TYPE.length
                && Arrays.equals(payload, type, type + STORE_TYPE.length, STORE_TYPE, 0, 16);
    }

    private void begin(JpegSegment segment, long length, int instanceHere, long sequenceHere)
            throws MalformedException {
        require(sequenceHere == 1, segment, "segments out of sequence");
        require(length <= Container.MAX_STORE, segment, "a manifest store of " + length + " bytes");
        wanted = length;
        instance = instanceHere;
        sequence = 1;
    }

    boolean isComplete() {
        return wanted >= 0 && joined.size() == wanted;
    }

    void finish(Layout.Builder layout) throws MalformedException {
        if (wanted < 0) {
            return;
        }
        if (!isComplete()) {
            throw new MalformedException(
                    "APP11",
                    found.storeRanges.getFirst().start(),
                    "%d of %d bytes of the manifest store".formatted(joined.size(), wanted));
        }
        if (!ambiguous) {
            layout.store = Bytes.of(joined.toByteArray());
        } else {
            layout.faults.add(ContainerFault.MULTIPLE_STORES);
        }
        layout.storeRanges.addAll(found.storeRanges);
    }

    private static void require(boolean holds, JpegSegment segment, String otherwise)
            throws MalformedException {
        if (!holds) {
            throw new MalformedException("APP11", segment.start(), otherwise);
        }
    }

    /// How long the segments for a store of `length` bytes are.
    static long room(int length) {
        int content = length - BOX_HEADER;
        int segments = Math.ceilDiv(content, MOST_IN_A_SEGMENT);
        return content + (long) segments * (JpegSegment.HEADER + JUMBF_HEADER + BOX_HEADER);
    }

    /// The segments for a store.
    static byte[] segments(Bytes bytes) {
        var store = bytes.toArray();
        var segments = new ByteArrayOutputStream();
        int sequence = 1;
        for (int from = BOX_HEADER; from < store.length; from += MOST_IN_A_SEGMENT) {
            int count = Math.min(MOST_IN_A_SEGMENT, store.length - from);
            var header =
                    ByteBuffer.allocate(JpegSegment.HEADER + JUMBF_HEADER)
                            .putShort((short) (0xFF00 | APP11))
                            .putShort((short) (2 + JUMBF_HEADER + BOX_HEADER + count))
                            .putShort((short) COMMON_IDENTIFIER)
                            .putShort((short) BOX_INSTANCE)
                            .putInt(sequence++);
            segments.writeBytes(header.array());
            segments.write(store, 0, BOX_HEADER);
            segments.write(store, from, count);
        }
        return segments.toByteArray();
    }
}
