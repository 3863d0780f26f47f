package dev.candor.c2pa.validation;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfReader;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.manifest.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// One store of the manifests of several: those of an asset's former states come before those of
/// its present one, as if they had always been together (C2PA 2.4, A.4.2.1; VAL-STRU-0006).
final class JoinedStores {
    private JoinedStores() {}

    /// The present store and what the earlier ones add to it. Where two hold a manifest of one
    /// label, the newer one counts; an earlier store that is broken adds nothing.
    static Bytes join(List<Bytes> earlier, Bytes present) {
        if (earlier.isEmpty()) {
            return present;
        }
        try {
            var boxes = new LinkedHashMap<String, JumbfBox.Superbox>();
            var newest = JumbfReader.read(present).superboxes();
            earlier.forEach(store -> add(store, boxes));
            newest.forEach(box -> boxes.remove(box.label()));
            if (boxes.isEmpty()) {
                return present;
            }
            var all = new ArrayList<byte[]>();
            boxes.values().forEach(box -> all.add(box.raw().toArray()));
            newest.forEach(box -> all.add(box.raw().toArray()));
            return Bytes.of(JumbfWriter.superbox(JumbfType.STORE, Labels.STORE, all));
        } catch (MalformedException e) {
            return present; // what is broken in it is found when it is judged
        }
    }

    private static void add(Bytes store, LinkedHashMap<String, JumbfBox.Superbox> boxes) {
        try {
            JumbfReader.read(store).superboxes().forEach(box -> boxes.put(box.label(), box));
        } catch (MalformedException e) {
            // a broken store of a former state says nothing
        }
    }
}
