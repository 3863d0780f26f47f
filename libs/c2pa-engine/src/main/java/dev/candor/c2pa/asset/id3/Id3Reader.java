package dev.candor.c2pa.asset.id3;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Reads the ID3v2 tags that an asset begins with (ID3v2.2, 2.3 and 2.4). Used once.
public final class Id3Reader {
    /// How many tags may follow one another.
    private static final int MOST_TAGS = 16;

    /// The longest tag that is read byte for byte because of its unsynchronisation.
    private static final long LONGEST_UNSYNCHRONISED = 64 << 20;

    /// How many frames the tags may have in all.
    private static final int MOST_FRAMES = 1 << 14;

    /// How many bytes a file name and a description take where they hide nothing.
    private static final int MOST_NAMING = 64;

    /// How much padding is looked at.
    private static final int MOST_PADDING = 1 << 16;

    private static final int HEADER = 10;
    private static final byte[] MAGIC = {'I', 'D', '3'};
    private static final byte[] XMP = "XMP\0".getBytes(StandardCharsets.US_ASCII);
    private static final int UNSYNCHRONISED = 0x80;
    private static final int EXTENDED = 0x40;
    private static final int FOOTER = 0x10;
    private static final String BOX = "ID3 tag";

    private final ChannelReader asset;
    private final int longestStore;
    private final List<EmbeddedStore> stores = new ArrayList<>();
    private final List<Range> metadata = new ArrayList<>();
    private @Nullable Range xmp;

    private Id3Reader(ChannelReader asset, int longestStore) {
        this.asset = asset;
        this.longestStore = longestStore;
    }

    /// What the tags hold.
    ///
    /// @param longestStore the largest store that is taken into memory, in bytes
    /// @throws MalformedException if a tag is longer than the asset, or a store in it is broken
    public static Id3 read(ChannelReader asset, int longestStore)
            throws MalformedException, IOException {
        var reader = new Id3Reader(asset, longestStore);
        long end = 0;
        Id3.LeadingTag leading = null;
        for (int i = 0; i < MOST_TAGS; i++) {
            var tag = tag(asset, end);
            if (tag.isEmpty()) {
                break;
            }
            reader.frames(tag.get());
            if (leading == null) {
                leading = tag.get().leading();
            }
            end = tag.get().end();
        }
        return new Id3(end, leading, reader.stores, reader.metadata, reader.xmp);
    }

    /// The first byte behind the tags; 0 if the asset begins with none.
    ///
    /// @throws MalformedException if a tag is longer than the asset
    public static long end(ChannelReader asset) throws MalformedException, IOException {
        long end = 0;
        for (int i = 0; i < MOST_TAGS; i++) {
            var tag = tag(asset, end);
            if (tag.isEmpty()) {
                break;
            }
            end = tag.get().end();
        }
        return end;
    }

    /// A tag's header.
    ///
    /// @param frames where the frames end; a footer may follow
    private record Tag(TagVersion version, int flags, long start, long frames) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }

        Id3.LeadingTag leading() {
            return new Id3.LeadingTag(version.major, flags == 0, end());
        }

        long end() {
            return frames + (version == TagVersion.V4 && has(FOOTER) ? HEADER : 0);
        }
    }

    private static Optional<Tag> tag(ChannelReader asset, long at)
            throws MalformedException, IOException {
        if (at + HEADER > asset.size()) {
            return Optional.empty();
        }
        asset.seek(at);
        var header = asset.take(HEADER, BOX);
        var version = TagVersion.of(header[3]);
        if (!Arrays.equals(header, 0, 3, MAGIC, 0, 3) || version.isEmpty()) {
            return Optional.empty();
        }
        long size = 0;
        for (int i = 6; i < HEADER; i++) {
            if (header[i] < 0) {
                return Optional.empty();
            }
            size = size << 7 | header[i];
        }
        var tag = new Tag(version.get(), header[5] & 0xFF, at, at + HEADER + size);
        if (tag.end() > asset.size()) {
            throw new MalformedException(BOX, at, "%d bytes, more than there are".formatted(size));
        }
        return Optional.of(tag);
    }

    private void frames(Tag tag) throws MalformedException, IOException {
        if (tag.version == TagVersion.V2 && tag.has(EXTENDED)) {
            return; // compressed by a method that was never defined
        }
        asset.seek(tag.start + HEADER);
        boolean whole = tag.version != TagVersion.V4 && tag.has(UNSYNCHRONISED);
        if (whole && tag.frames - tag.start > LONGEST_UNSYNCHRONISED) {
            throw new MalformedException(BOX, tag.start, "too long to be unsynchronised");
        }
        var source =
                whole
                        ? new TagSource.Unsynchronised(asset, tag.frames)
                        : new TagSource.Plain(asset);
        if (tag.has(EXTENDED)) {
            skipExtendedHeader(tag, source);
        }
        int before = stores.size() + metadata.size();
        while (source.position() + tag.version.headerLength <= tag.frames) {
            long start = source.position();
            if (stores.size() + metadata.size() == MOST_FRAMES) {
                throw new MalformedException(
                        BOX, start, "more than %d frames".formatted(MOST_FRAMES));
            }
            var header = source.take(tag.version.headerLength);
            int size = tag.version.size(header);
            if (header[0] == 0 || size > tag.frames - source.position()) {
                asset.seek(start);
                break; // padding, or nothing that could be understood
            }
            frame(new Frame(tag, source, header, start, size, whole));
        }
        if (stores.size() + metadata.size() - before == 1) {
            widen(tag);
        }
    }

    private static void skipExtendedHeader(Tag tag, TagSource source)
            throws MalformedException, IOException {
        var size = source.take(4);
        long length = 0;
        for (byte part : size) {
            length = length << (tag.version == TagVersion.V4 ? 7 : 8) | part & 0xFF;
        }
        source.skip(tag.version == TagVersion.V4 ? Math.max(0, length - 4) : length);
    }

    /// A frame whose header was read.
    private record Frame(
            Tag tag, TagSource source, byte[] header, long start, int size, boolean whole) {
        String id() {
            return new String(header, 0, tag.version.idLength, StandardCharsets.ISO_8859_1);
        }

        FrameFlags flags() {
            var own = tag.version.flags(header);
            boolean all = tag.version == TagVersion.V4 && tag.has(UNSYNCHRONISED);
            return new FrameFlags(
                    own.added(), own.compressed(), own.encrypted(), own.unsynchronised() || all);
        }
    }

    private void frame(Frame frame) throws MalformedException, IOException {
        long content = frame.source.position();
        var store =
                frame.id().equals(frame.tag.version.objectId)
                        ? store(frame)
                        : Optional.<EmbeddedStore>empty();
        if (frame.id().equals("PRIV")) {
            notePrivate(frame, content);
        }
        moveBehind(frame, content);
        store.ifPresentOrElse(
                stores::add,
                () -> metadata.add(new Range(frame.start, frame.source.position() - frame.start)));
    }

    private void notePrivate(Frame frame, long content) throws MalformedException, IOException {
        if (frame.whole || !frame.flags().isPlain() || frame.size < XMP.length) {
            return;
        }
        if (Arrays.equals(frame.source.take(XMP.length), XMP)) {
            xmp = new Range(content + XMP.length, frame.size - XMP.length);
        }
    }

    /// Moves behind a frame, wherever in it the source is.
    private void moveBehind(Frame frame, long content) throws MalformedException, IOException {
        asset.seek(content);
        frame.source.skip(frame.size);
    }

    private Optional<EmbeddedStore> store(Frame frame) throws MalformedException, IOException {
        var flags = frame.flags();
        if (flags.encrypted() || flags.added() > frame.size || !mayBeStore(frame, flags)) {
            return Optional.empty();
        }
        if (frame.size > longestStore) {
            throw new MalformedException(
                    "GEOB", frame.start, "a manifest store of %d bytes".formatted(frame.size));
        }
        var meant = meant(frame.source.take(frame.size), flags);
        var content = flags.compressed() ? inflated(meant, frame.start) : meant;
        if (!EncapsulatedObject.isStore(content)) {
            return Optional.empty();
        }
        var object =
                EncapsulatedObject.of(content)
                        .orElseThrow(
                                () ->
                                        new MalformedException(
                                                "GEOB", frame.start, "a text without an end"));
        return Optional.of(new EmbeddedStore(object.content(), carrier(frame, object)));
    }

    /// Looks at the first bytes only, but for a frame that has to be inflated to be looked at.
    private boolean mayBeStore(Frame frame, FrameFlags flags)
            throws MalformedException, IOException {
        if (flags.compressed()) {
            return true;
        }
        long content = frame.source.position();
        int telling = Math.min(frame.size, flags.added() + 2 * EncapsulatedObject.TELLING);
        boolean store = EncapsulatedObject.isStore(meant(frame.source.take(telling), flags));
        asset.seek(content);
        return store;
    }

    /// The frame; where its names have room to hide something, no more than the object itself.
    private static Range carrier(Frame frame, EncapsulatedObject object) {
        long end = frame.source.position();
        if (object.naming() <= MOST_NAMING) {
            return new Range(frame.start, end - frame.start);
        }
        boolean plain = frame.flags().isPlain() && !frame.whole;
        long length = plain ? object.content().length() : 0;
        return new Range(end - length, length);
    }

    /// What a frame's raw content is meant to be, without what is in front of it.
    private static byte[] meant(byte[] raw, FrameFlags flags) {
        var content = flags.added() == 0 ? raw : Arrays.copyOfRange(raw, flags.added(), raw.length);
        return flags.unsynchronised() ? TagSource.resynchronised(content) : content;
    }

    private byte[] inflated(byte[] deflated, long start) throws MalformedException {
        var inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            var head = new byte[EncapsulatedObject.TELLING];
            int length = inflater.inflate(head);
            if (length < head.length || !EncapsulatedObject.isStore(head)) {
                return Arrays.copyOf(head, length);
            }
            var all = Arrays.copyOf(head, 1 << 16);
            for (int more = 1; more > 0; length += more) {
                if (length == all.length) {
                    if (length > longestStore) {
                        throw new MalformedException("GEOB", start, "inflates beyond all bounds");
                    }
                    all = Arrays.copyOf(all, Math.min(2 * length, longestStore + 1));
                }
                more = inflater.inflate(all, length, all.length - length);
            }
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw new MalformedException("GEOB", start, "does not end where it should");
            }
            return Arrays.copyOf(all, length);
        } catch (DataFormatException e) {
            throw new MalformedException("GEOB", start, "cannot be inflated");
        } finally {
            inflater.end();
        }
    }

    /// A tag that holds a store and nothing else is all there because of it, header and padding
    /// included: whoever moved its end would find no frame there.
    private void widen(Tag tag) throws MalformedException, IOException {
        if (stores.isEmpty() || tag.flags != 0) {
            return;
        }
        var store = stores.getLast();
        var range = store.carrier();
        if (range.start() != tag.start + HEADER
                || tag.frames - range.end() > MOST_PADDING
                || !isZero(range.end(), tag.frames)) {
            return;
        }
        stores.set(
                stores.size() - 1,
                new EmbeddedStore(store.content(), new Range(tag.start, tag.frames - tag.start)));
    }

    private boolean isZero(long from, long to) throws MalformedException, IOException {
        asset.seek(from);
        while (asset.position() < to) {
            if (asset.u8(BOX) != 0) {
                return false;
            }
        }
        return true;
    }
}
