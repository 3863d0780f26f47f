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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Puts a store into an SVG: as the text of an element in the root's first `metadata`, which is
/// made where there is none (C2PA 2.4, A.3.3).
final class SvgWriting {
    private static final String OPENING = "<c2pa:manifest xmlns:c2pa=\"http://c2pa.org/manifest\">";
    private static final String CLOSING = "</c2pa:manifest>";
    private static final int EMPTY_TAG_END = 2;

    private SvgWriting() {}

    /// @throws MalformedException if there are two stores, or the markup is broken
    static Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        if (layout.storeRanges().size() > 1) {
            throw new MalformedException(
                    "c2pa:manifest", layout.placement(), "more than one of them");
        } else if (!layout.storeRanges().isEmpty()) {
            return length -> layout.replaced(asset, length(length), SvgWriting::text);
        }
        var place = place(asset);
        return length ->
                new Splice.Builder()
                        .copy(new Range(0, place.until))
                        .fresh(utf8(place.before + OPENING))
                        .gap(length(length))
                        .fresh(utf8(CLOSING + place.behind))
                        .copy(new Range(place.from, asset.size() - place.from))
                        .build(store -> List.of(text(store)), ContentBinding.Data.whole());
    }

    static Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        var old = layout.xmp();
        if (old != null) {
            var edit = new Edit(old, XmpEdit.of(asset, layout, properties));
            return Edit.all(asset.size(), List.of(edit));
        }
        var place = place(asset);
        var element = utf8(place.before + XmpEdit.markup(properties) + place.behind);
        return Edit.all(
                asset.size(),
                List.of(new Edit(new Range(place.until, place.from - place.until), element)));
    }

    private static long length(int store) {
        return Math.ceilDiv(store, 3) * 4L;
    }

    private static byte[] text(Bytes store) {
        return Base64.getEncoder().encode(store.toArray());
    }

    /// Where an element goes, and what has to stand around it.
    ///
    /// @param until how far the document is kept before it
    /// @param from what is kept behind it
    private record Place(long until, String before, String behind, long from) {}

    private static Place place(ChannelReader asset) throws MalformedException, IOException {
        var scanner = new XmlScanner(asset);
        var root = scanner.root(SvgContainer.MOST_BEFORE_ROOT);
        var metadata = (root.prefix().isEmpty() ? "" : root.prefix() + ":") + "metadata";
        var before = "<" + metadata + ">";
        var behind = "</" + metadata + ">";
        if (root.isEmpty()) {
            return new Place(
                    root.end() - EMPTY_TAG_END,
                    ">" + before,
                    behind + "</" + root.name() + ">",
                    root.end());
        }
        for (long depth = 1; depth > 0; ) {
            var tag = scanner.next();
            if (tag.isEmpty()) {
                throw new MalformedException("svg", asset.size(), "ends too early");
            }
            switch (tag.get()) {
                case XmlScanner.Opening opening -> {
                    if (depth == 1 && holdsMetadata(opening)) {
                        return new Place(opening.end(), "", "", opening.end());
                    }
                    depth += opening.isEmpty() ? 0 : 1;
                }
                case XmlScanner.Closing _ -> depth--;
            }
        }
        return new Place(root.end(), before, behind, root.end());
    }

    private static boolean holdsMetadata(XmlScanner.Opening tag) {
        return tag.localName().equals("metadata") && !tag.isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
