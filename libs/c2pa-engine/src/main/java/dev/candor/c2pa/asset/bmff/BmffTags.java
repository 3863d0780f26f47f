package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Tag;
import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts in a film or a recording: metadata of handler `mdta` with keys of their own (QuickTime
/// File Format, Metadata), in a `meta` box of the file itself (ISO/IEC 14496-12, 8.11), behind all
/// other boxes, so that nothing moves. The one that is there is read, and becomes room that nobody
/// reads.
final class BmffTags {
    private static final String META = "meta";
    private static final int TEXT = 1;
    private static final int DATA_FIELDS = 8;
    private static final int HANDLER_AT = 8;

    private BmffTags() {}

    /// @param family QuickTime's `meta` has no version
    static Splice tagging(ChannelReader asset, Family family, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        var edits = new ArrayList<Edit>();
        var all = new ArrayList<Tag>();
        var old = meta(asset);
        if (old.isPresent()) {
            all.addAll(kept(asset, old.get()));
            edits.add(freed(old.get()));
        }
        all.removeIf(one -> tags.stream().anyMatch(tag -> tag.isCalled(one.name())));
        all.addAll(tags);
        edits.add(Edit.at(BmffXmp.end(asset), written(family, all)));
        return Edit.all(asset.size(), edits);
    }

    static List<String> values(ChannelReader asset, String name)
            throws MalformedException, IOException {
        var meta = meta(asset);
        if (meta.isEmpty() || meta.get().length() > AssetFormats.MOST_METADATA) {
            return List.of();
        }
        return texts(asset, meta.get()).orElse(List.of()).stream()
                .filter(tag -> tag.isCalled(name))
                .map(Tag::value)
                .toList();
    }

    private static Optional<Box> meta(ChannelReader asset) throws MalformedException, IOException {
        return child(BoxCursor.root(asset, new BoxBudget()), META);
    }

    private static Optional<Box> child(BoxCursor boxes, String type)
            throws MalformedException, IOException {
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            if (box.get().type().equals(type)) {
                return box;
            }
        }
        return Optional.empty();
    }

    private static List<Tag> kept(ChannelReader asset, Box meta)
            throws NoRoomException, MalformedException, IOException {
        var texts =
                meta.length() > AssetFormats.MOST_METADATA || meta.header() != Box.SHORT_HEADER
                        ? Optional.<List<Tag>>empty()
                        : texts(asset, meta);
        return texts.orElseThrow(
                () ->
                        new NoRoomException(
                                "The file's own metadata are of a kind that is not edited",
                                NoRoomException.Remedy.BESIDE));
    }

    /// All that a box of metadata holds; nothing if it is not just texts under keys.
    private static Optional<List<Tag>> texts(ChannelReader asset, Box meta)
            throws MalformedException, IOException {
        var budget = new BoxBudget();
        var handler = child(Containers.children(asset, meta, budget), "hdlr");
        var keys = child(Containers.children(asset, meta, budget), "keys");
        var list = child(Containers.children(asset, meta, budget), "ilst");
        if (handler.isEmpty()
                || keys.isEmpty()
                || list.isEmpty()
                || !isKeyed(asset, handler.get())) {
            return Optional.empty();
        }
        var names = names(asset, keys.get());
        var tags = new ArrayList<Tag>();
        var items = BoxCursor.within(asset, list.get().payload(), budget);
        for (var item = items.next(); item.isPresent(); item = items.next()) {
            int key = ByteBuffer.wrap(latin(item.get().type())).getInt();
            var text = text(asset, item.get(), budget);
            if (key < 1 || key > names.size() || text.isEmpty()) {
                return Optional.empty();
            }
            var tag = tag(names.get(key - 1), text.get());
            if (tag.isEmpty()) {
                return Optional.empty();
            }
            tags.add(tag.get());
        }
        return Optional.of(tags);
    }

    private static boolean isKeyed(ChannelReader asset, Box handler)
            throws MalformedException, IOException {
        if (handler.payload().length() < HANDLER_AT + 4) {
            return false;
        }
        asset.seek(handler.payload().start() + HANDLER_AT);
        return new String(asset.take(4, "hdlr"), StandardCharsets.ISO_8859_1).equals("mdta");
    }

    private static List<String> names(ChannelReader asset, Box keys)
            throws MalformedException, IOException {
        var in = ByteBuffer.wrap(content(asset, keys));
        var names = new ArrayList<String>();
        if (in.remaining() < DATA_FIELDS) {
            return names;
        }
        in.position(DATA_FIELDS);
        while (in.remaining() >= DATA_FIELDS) {
            int length = in.getInt() - DATA_FIELDS;
            in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new MalformedException("keys", keys.start(), "a key that ends too late");
            }
            var name = new byte[length];
            in.get(name);
            names.add(new String(name, StandardCharsets.UTF_8));
        }
        return names;
    }

    private static Optional<String> text(ChannelReader asset, Box item, BoxBudget budget)
            throws MalformedException, IOException {
        var data = child(BoxCursor.within(asset, item.payload(), budget), "data");
        if (data.isEmpty() || data.get().payload().length() < DATA_FIELDS) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(content(asset, data.get()));
        return bytes.getInt() == TEXT
                ? Optional.of(
                        new String(
                                bytes.array(),
                                DATA_FIELDS,
                                bytes.capacity() - DATA_FIELDS,
                                StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static Optional<Tag> tag(String name, String value) {
        try {
            return Optional.of(new Tag(name, value));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // nothing that was written here
        }
    }

    private static byte[] content(ChannelReader asset, Box box)
            throws MalformedException, IOException {
        asset.seek(box.payload().start());
        return asset.take((int) box.payload().length(), box.type());
    }

    private static Edit freed(Box meta) {
        var free = ByteBuffer.allocate((int) meta.length() - Integer.BYTES);
        return new Edit(
                new Range(meta.start() + Integer.BYTES, free.capacity()),
                free.put(latin("free")).array());
    }

    private static byte[] written(Family family, List<Tag> tags) {
        var keys = new ByteArrayOutputStream();
        var list = new ByteArrayOutputStream();
        for (int i = 0; i < tags.size(); i++) {
            keys.writeBytes(box(latin("mdta"), utf8(tags.get(i).name())));
            var value = utf8(tags.get(i).value());
            var data =
                    ByteBuffer.allocate(DATA_FIELDS + value.length)
                            .putInt(TEXT)
                            .putInt(0)
                            .put(value);
            list.writeBytes(box(number(i + 1), box(latin("data"), data.array())));
        }
        var handler = ByteBuffer.allocate(25).position(8).put(latin("mdta")).array();
        var content = new ByteArrayOutputStream();
        if (family != Family.QUICKTIME) {
            content.writeBytes(number(0));
        }
        content.writeBytes(box(latin("hdlr"), handler));
        content.writeBytes(
                box(
                        latin("keys"),
                        ByteBuffer.allocate(DATA_FIELDS + keys.size())
                                .putInt(0)
                                .putInt(tags.size())
                                .put(keys.toByteArray())
                                .array()));
        content.writeBytes(box(latin("ilst"), list.toByteArray()));
        return box(latin(META), content.toByteArray());
    }

    private static byte[] box(byte[] type, byte[] content) {
        return ByteBuffer.allocate(Box.SHORT_HEADER + content.length)
                .putInt(Box.SHORT_HEADER + content.length)
                .put(type)
                .put(content)
                .array();
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
