package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;

/// A marker segment of a JPEG (ISO/IEC 10918-1, B.1.1.4); `length` counts from the marker on.
record JpegSegment(int marker, long start, long length) {
    static final int HEADER = 4;

    private static final int SOI = 0xD8;
    private static final int SOF0 = 0xC0;
    private static final int RST0 = 0xD0;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int TEM = 0x01;

    Range range() {
        return new Range(start, length);
    }

    int payload() {
        return (int) length - HEADER;
    }

    boolean endsHeader() {
        return marker == SOS || marker == EOI;
    }

    boolean leadsCoded() {
        return marker == SOS || isRestart(marker);
    }

    /// The symbol of ISO/IEC 10918-1, table B.1.
    String name() {
        return switch (marker) {
            case TEM -> "TEM";
            case 0xC4 -> "DHT";
            case 0xC8 -> "JPG";
            case 0xCC -> "DAC";
            case EOI -> "EOI";
            case SOS -> "SOS";
            case 0xDB -> "DQT";
            case 0xDC -> "DNL";
            case 0xDD -> "DRI";
            case 0xDE -> "DHP";
            case 0xDF -> "EXP";
            case 0xFE -> "COM";
            default -> numberedName();
        };
    }

    private String numberedName() {
        if (marker >= 0xF0) {
            return "JPG" + (marker - 0xF0);
        } else if (marker >= APP0) {
            return "APP" + (marker - APP0);
        } else if (isRestart(marker)) {
            return "RST" + (marker - RST0);
        }
        return marker >= SOF0 ? "SOF" + (marker - SOF0) : "RES";
    }

    boolean isFrameHeader() {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST0 + 7;
    }

    /// The segment at the reader's position; the reader stands at its payload then.
    static JpegSegment next(ChannelReader asset) throws MalformedException, IOException {
        long start = asset.position();
        if (asset.u8("marker") != 0xFF) {
            throw new MalformedException("marker", start, "a segment does not begin with FF");
        }
        int marker = asset.u8("marker");
        while (marker == 0xFF) {
            start++;
            marker = asset.u8("marker");
        }
        if (marker == EOI || marker == TEM || isRestart(marker)) {
            return new JpegSegment(marker, start, 2);
        }
        int length = asset.u16("segment length");
        if (marker == 0 || marker == SOI || length < 2) {
            throw new MalformedException(
                    "segment", start, "marker %02X with length %d".formatted(marker, length));
        }
        if (start + 2 + length > asset.size()) {
            throw new MalformedException("segment", start, "ends behind the end of the asset");
        }
        return new JpegSegment(marker, start, 2L + length);
    }

    /// Reads over entropy-coded data to the marker behind it.
    static void skipCoded(ChannelReader asset) throws MalformedException, IOException {
        while (true) {
            asset.skipTo(0xFF);
            int marker = asset.u8("scan");
            while (marker == 0xFF) {
                marker = asset.u8("scan");
            }
            if (marker != 0) {
                asset.seek(asset.position() - 2);
                return;
            }
        }
    }
}
