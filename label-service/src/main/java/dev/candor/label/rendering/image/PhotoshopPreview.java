package dev.candor.label.rendering.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Takes previews out of Photoshop's image resources: blocks of `8BIM`, an id, a padded name, a
/// length and padded data.
final class PhotoshopPreview {
    private static final int SIGNATURE = 0x3842494D;
    private static final int PREVIEW_OLD = 0x0409;
    private static final int PREVIEW = 0x040C;

    private PhotoshopPreview() {}

    /// @param from where the first block starts
    /// @return the same without previews; what cannot be read is passed on as it is
    static byte[] without(byte[] resources, int from) {
        var out = new ByteArrayOutputStream(resources.length);
        var in = ByteBuffer.wrap(resources);
        out.write(resources, 0, from);
        var at = from;
        while (at < resources.length) {
            var end = end(in, at);
            if (end < 0) {
                out.write(resources, at, resources.length - at);
                break;
            }
            var id = in.getShort(at + 4) & 0xFFFF;
            if (id != PREVIEW && id != PREVIEW_OLD) {
                out.write(resources, at, end - at);
            }
            at = end;
        }
        return out.toByteArray();
    }

    /// Where the block at `at` ends; -1 where there is none.
    private static int end(ByteBuffer in, int at) {
        if (in.limit() - at < 12 || in.getInt(at) != SIGNATURE) {
            return -1;
        }
        var name = (in.get(at + 6) & 0xFF) + 1;
        var length = at + 6 + name + name % 2;
        if (length > in.limit() - 4) {
            return -1;
        }
        var size = in.getInt(length) & 0xFFFFFFFFL;
        var end = length + 4 + size + size % 2;
        if (end == in.limit() + 1L && size % 2 == 1) {
            end--; // the last padding is often missing
        }
        return end > in.limit() ? -1 : (int) end;
    }
}
