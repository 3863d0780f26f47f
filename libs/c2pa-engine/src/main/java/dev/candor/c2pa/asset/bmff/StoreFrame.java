package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A manifest store, as far as it takes to part it: its description, and its manifests.
///
/// @param description a box
/// @param manifests boxes, in order
record StoreFrame(Bytes description, List<Bytes> manifests) {
    private static final int HEADER = 8;

    StoreFrame {
        manifests = List.copyOf(manifests);
    }

    /// @param bytes a superbox, and zeros behind it
    static StoreFrame read(Bytes bytes) throws MalformedException {
        var in = new ByteReader(bytes);
        long length = in.u32("jumb");
        if (length < HEADER || length > bytes.length()) {
            throw new MalformedException("jumb", bytes.offset(), "no manifest store");
        }
        var boxes = new ArrayList<Bytes>();
        int at = HEADER;
        while (at < length) {
            var box = box(bytes.slice(at, (int) length - at));
            boxes.add(box);
            at += box.length();
        }
        if (boxes.isEmpty()) {
            throw new MalformedException("jumb", bytes.offset(), "no description");
        }
        return new StoreFrame(boxes.getFirst(), boxes.subList(1, boxes.size()));
    }

    private static Bytes box(Bytes rest) throws MalformedException {
        long length = new ByteReader(rest).u32("jumb");
        if (length < HEADER || length > rest.length()) {
            throw new MalformedException("jumb", rest.offset(), "a box beyond its superbox");
        }
        return rest.slice(0, (int) length);
    }

    /// A store of some of the manifests.
    Bytes part(int from, int to) {
        var part = manifests.subList(from, to);
        int length = HEADER + description.length() + part.stream().mapToInt(Bytes::length).sum();
        var store = ByteBuffer.allocate(length).putInt(length);
        store.put(new byte[] {'j', 'u', 'm', 'b'}).put(description.toBuffer());
        part.forEach(manifest -> store.put(manifest.toBuffer()));
        return Bytes.of(store.array());
    }
}
