package dev.candor.c2pa.asset.id3;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.Arrays;

/// The bytes of a tag, as they are meant. Not thread safe.
interface TagSource {
    /// Where the next byte lies in the file.
    long position();

    /// The next `count` bytes; the caller has bounded the count.
    byte[] take(int count) throws MalformedException, IOException;

    void skip(long count) throws MalformedException, IOException;

    /// Bytes that stand in the file as they are meant.
    record Plain(ChannelReader asset) implements TagSource {
        @Override
        public long position() {
            return asset.position();
        }

        @Override
        public byte[] take(int count) throws MalformedException, IOException {
            return asset.take(count, "ID3 tag");
        }

        @Override
        public void skip(long count) {
            asset.skip(count);
        }
    }

    /// Bytes with a zero put behind each 0xFF, so that no decoder takes them for audio.
    final class Unsynchronised implements TagSource {
        private final ChannelReader asset;
        private final long end;

        Unsynchronised(ChannelReader asset, long end) {
            this.asset = asset;
            this.end = end;
        }

        @Override
        public long position() {
            return asset.position();
        }

        @Override
        public byte[] take(int count) throws MalformedException, IOException {
            if (count > end - position()) {
                throw new MalformedException("ID3 tag", position(), "ends too early");
            }
            var taken = new byte[count];
            for (int i = 0; i < count; i++) {
                taken[i] = (byte) next();
            }
            return taken;
        }

        @Override
        public void skip(long count) throws MalformedException, IOException {
            for (long i = 0; i < count && position() < end; i++) {
                next();
            }
        }

        private int next() throws MalformedException, IOException {
            int value = asset.u8("ID3 tag");
            if (value == 0xFF && position() < end && asset.u8("ID3 tag") != 0) {
                asset.skip(-1);
            }
            return value;
        }
    }

    /// What bytes with zeros put behind each 0xFF are meant to be.
    static byte[] resynchronised(byte[] raw) {
        var meant = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            meant[length++] = raw[i];
            if (raw[i] == (byte) 0xFF && i + 1 < raw.length && raw[i + 1] == 0) {
                i++;
            }
        }
        return Arrays.copyOf(meant, length);
    }
}
