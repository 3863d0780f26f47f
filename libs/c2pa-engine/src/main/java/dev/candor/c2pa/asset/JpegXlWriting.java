package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Puts a store into a JPEG XL file, as a box behind the file type. A bare codestream, which has no
/// place for one, is put into such a file first (ISO/IEC 18181-2; C2PA 2.4, A.3.9).
final class JpegXlWriting {
    private static final byte[] FILE_TYPE =
            "\0\0\0\u0014ftypjxl \0\0\0\0jxl ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CODESTREAM = "jxlc".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XMP = "xml ".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;

    private JpegXlWriting() {}

    /// @throws MalformedException if the file does not say its type
    static Splicing into(ChannelReader asset, Layout layout) throws MalformedException {
        if (layout.placement() == 0) {
            throw new MalformedException("ftyp", 0, "it is not there");
        }
        return length -> layout.replaced(asset, length, Bytes::toArray);
    }

    static Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        if (!asset.startsWith(JpegXlContainer.SIGNATURE)) {
            throw new NoRoomException(
                    "A bare codestream of JPEG XL has no place for an address",
                    NoRoomException.Remedy.BESIDE);
        }
        var packet = XmpEdit.of(asset, layout, properties);
        var box =
                ByteBuffer.allocate(HEADER + packet.length)
                        .putInt(HEADER + packet.length)
                        .put(XMP)
                        .put(packet)
                        .array();
        var old = layout.xmp();
        if (old == null) {
            return Edit.all(asset.size(), List.of(Edit.at(layout.insertion(), box)));
        }
        asset.seek(old.start() - HEADER);
        if (asset.u32("xml") != HEADER + old.length()) {
            throw new NoRoomException(
                    "The box of the XMP is of a kind that is not edited",
                    NoRoomException.Remedy.BESIDE);
        }
        var range = new Range(old.start() - HEADER, HEADER + old.length());
        return Edit.all(asset.size(), List.of(new Edit(range, box)));
    }

    /// The codestream as the only content of a file.
    static Splicing around(ChannelReader asset) {
        return length ->
                new Splice.Builder()
                        .fresh(JpegXlContainer.SIGNATURE)
                        .fresh(FILE_TYPE)
                        .gap(length)
                        .fresh(header(asset.size()))
                        .copy(new Range(0, asset.size()))
                        .build(store -> List.of(store.toArray()), ContentBinding.Data.whole());
    }

    private static byte[] header(long content) {
        return content > Integer.MAX_VALUE - HEADER
                ? ByteBuffer.allocate(LARGE_HEADER)
                        .putInt(1)
                        .put(CODESTREAM)
                        .putLong(LARGE_HEADER + content)
                        .array()
                : ByteBuffer.allocate(HEADER)
                        .putInt((int) (HEADER + content))
                        .put(CODESTREAM)
                        .array();
    }
}
