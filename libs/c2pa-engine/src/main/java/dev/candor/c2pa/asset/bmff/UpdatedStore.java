package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.nio.ByteBuffer;

/// The store of an asset whose update manifests lie in a box of their own, at the end: one store
/// of the manifests of both, those of the update last (C2PA 2.4, VAL-INGR-0014). The box lies
/// behind all that is hashed, and moves none of it (VAL-INGR-0015).
final class UpdatedStore {
    private static final int HEADER = 8;

    private UpdatedStore() {}

    /// Joins two stores. Only their frames are read.
    ///
    /// @throws MalformedException if one of them is no superbox
    static Bytes of(Bytes original, Bytes update) throws MalformedException {
        var before = superbox(original);
        var added = superbox(update);
        var description = child(added);
        var manifests = added.from(HEADER + description.length());
        long length = (long) before.length() + manifests.length();
        if (length > Integer.MAX_VALUE) {
            throw new MalformedException("jumb", update.offset(), "the stores are too long");
        }
        var joined = ByteBuffer.allocate((int) length);
        joined.put(before.toBuffer()).put(manifests.toBuffer());
        joined.putInt(0, (int) length);
        return Bytes.of(joined.array());
    }

    /// The superbox that the bytes begin with, without padding.
    private static Bytes superbox(Bytes bytes) throws MalformedException {
        var in = new ByteReader(bytes);
        long length = in.u32("jumb");
        var type = in.take(4, "jumb").toText();
        if (!type.equals("jumb") || length < HEADER || length > bytes.length()) {
            throw new MalformedException("jumb", bytes.offset(), "no manifest store");
        }
        if (!bytes.from((int) length).isZero()) {
            throw new MalformedException("jumb", bytes.offset(), "bytes behind the superbox");
        }
        return bytes.slice(0, (int) length);
    }

    /// The description box of a superbox.
    private static Bytes child(Bytes superbox) throws MalformedException {
        var in = new ByteReader(superbox.from(HEADER));
        long length = in.u32("jumd");
        if (length < HEADER || length > superbox.length() - HEADER) {
            throw new MalformedException("jumd", superbox.offset(), "no description box");
        }
        return superbox.slice(HEADER, (int) length);
    }
}
