package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Puts an XMP packet into a file of the ISO base media family (XMP specification, part 3): where
/// it was if it is as long, and else behind all other boxes, so that nothing moves; what it was
/// before becomes room that nobody reads.
final class BmffXmp {
    private static final int BOX_HEADER = 8;

    private BmffXmp() {}

    /// @param old the packet that is there; null if there is none
    static Splice referring(ChannelReader asset, @Nullable Range old, byte[] packet)
            throws NoRoomException, MalformedException, IOException {
        var edits = new ArrayList<Edit>();
        if (old != null && old.length() == packet.length) {
            edits.add(new Edit(old, packet));
            return Edit.all(asset.size(), edits);
        }
        long end = end(asset);
        if (old != null) {
            edits.add(freed(asset, old));
        }
        var box = ByteBuffer.allocate(BOX_HEADER + LayoutWalk.XMP.length + packet.length);
        box.putInt(box.capacity()).put("uuid".getBytes(StandardCharsets.US_ASCII));
        edits.add(Edit.at(end, box.put(LayoutWalk.XMP).put(packet).array()));
        return Edit.all(asset.size(), edits);
    }

    /// Where a box may be added: behind all but the index of fragments, which has to be the last.
    static long end(ChannelReader asset) throws NoRoomException, MalformedException, IOException {
        var boxes = BoxCursor.root(asset, new BoxBudget());
        long end = asset.size();
        boolean open = false;
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            asset.seek(box.get().start());
            open = asset.u32("box length") == 0;
            end = box.get().type().equals("mfra") ? box.get().start() : box.get().end();
        }
        if (open) {
            throw new NoRoomException(
                    "The file's last box has no end, so nothing can be added behind it",
                    NoRoomException.Remedy.BESIDE);
        }
        return end;
    }

    private static Edit freed(ChannelReader asset, Range old)
            throws NoRoomException, MalformedException, IOException {
        long start = old.start() - LayoutWalk.XMP.length - BOX_HEADER;
        asset.seek(start);
        if (asset.u32("uuid") != old.end() - start) {
            throw new NoRoomException(
                    "The box of the XMP is of a kind that is not edited",
                    NoRoomException.Remedy.BESIDE);
        }
        var free = ByteBuffer.allocate((int) (old.end() - start - Integer.BYTES));
        return new Edit(
                new Range(start + Integer.BYTES, free.capacity()),
                free.put("free".getBytes(StandardCharsets.US_ASCII)).array());
    }
}
