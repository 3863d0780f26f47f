package dev.candor.label.rendering.jpeg;

import dev.candor.label.rendering.jpeg.Layout.Component;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The Huffman tables that a picture brings, by number, as its scan is read and as it is written.
final class HuffmanTables {
    static final int MOST = 4;

    private static final int COUNTS = 16;

    private final @Nullable DecodingTable[] dc = new DecodingTable[MOST];
    private final @Nullable DecodingTable[] ac = new DecodingTable[MOST];
    private final @Nullable EncodingTable[] dcCodes = new EncodingTable[MOST];
    private final @Nullable EncodingTable[] acCodes = new EncodingTable[MOST];

    /// Takes the tables of a DHT segment; one that is there already goes (T.81, B.2.4.2).
    void add(byte[] payload) throws DamagedJpegException {
        int at = 0;
        while (at < payload.length) {
            int number = payload[at] & 15;
            boolean isDc = (payload[at] & 0xFF) >>> 4 == 0;
            if (number >= MOST || at + 1 + COUNTS > payload.length) {
                throw new DamagedJpegException("A Huffman table that is none");
            }
            (isDc ? dc : ac)[number] = DecodingTable.read(payload, at + 1);
            var codes = EncodingTable.read(payload, at + 1);
            (isDc ? dcCodes : acCodes)[number] = codes;
            at += 1 + codes.segment().length;
        }
    }

    /// Whether they are all that the scan needs.
    boolean haveAllOf(Layout layout) {
        return layout.components().stream()
                .allMatch(one -> dc[one.dc()] != null && ac[one.ac()] != null);
    }

    DecodingTable dc(Component component) {
        return Objects.requireNonNull(dc[component.dc()]);
    }

    DecodingTable ac(Component component) {
        return Objects.requireNonNull(ac[component.ac()]);
    }

    /// Writes a component by the codes that the picture has.
    BlockCoder coder(Component component) {
        return new BlockCoder(
                Objects.requireNonNull(dcCodes[component.dc()]),
                Objects.requireNonNull(acCodes[component.ac()]));
    }
}
