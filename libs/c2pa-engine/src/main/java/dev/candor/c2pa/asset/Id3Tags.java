package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.id3.Id3;
import dev.candor.c2pa.asset.id3.Id3Reader;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts in the ID3v2 tag in front of audio, as frames `TXXX` (ID3v2.4, 4.2.6): behind all others
/// of the tag that is there, or in a new one. A frame of the same name gives way.
final class Id3Tags {
    private static final int OLDEST_VERSION = 3;
    private static final int NEWEST_VERSION = 4;
    private static final int UTF_16 = 1;
    private static final int UTF_16_BE = 2;
    private static final int UTF_8 = 3;
    private static final String FRAME = "TXXX";

    private Id3Tags() {}

    static Splice tagging(ChannelReader asset, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        var read = Id3Reader.read(asset, Container.MAX_STORE);
        var leading = read.leading();
        if (leading == null) {
            return plan(asset, NEWEST_VERSION, List.of(), 0, tags);
        } else if (leading.version() < OLDEST_VERSION
                || !Id3Writing.isKeptAsItIs(asset, read, leading)) {
            throw new NoRoomException(
                    "The ID3 tag is of a kind that texts cannot be put into",
                    NoRoomException.Remedy.BESIDE);
        }
        return plan(
                asset, leading.version(), others(asset, read, leading, tags), leading.end(), tags);
    }

    static List<String> values(ChannelReader asset, String name)
            throws MalformedException, IOException {
        var read = Id3Reader.read(asset, Container.MAX_STORE);
        var values = new ArrayList<String>();
        for (var frame : read.metadata()) {
            text(asset, frame)
                    .filter(it -> it.isCalled(name))
                    .map(Tag::value)
                    .ifPresent(values::add);
        }
        return values;
    }

    private static List<Range> others(
            ChannelReader asset, Id3 read, Id3.LeadingTag leading, List<Tag> tags)
            throws MalformedException, IOException {
        var others = new ArrayList<Range>();
        for (var frame : Id3Writing.frames(read, leading)) {
            var text = text(asset, frame);
            if (text.isEmpty() || tags.stream().noneMatch(tag -> tag.isCalled(text.get().name()))) {
                others.add(frame);
            }
        }
        return others;
    }

    /// The text of a frame, if it is one of one's own and stands there plainly.
    private static Optional<Tag> text(ChannelReader asset, Range frame)
            throws MalformedException, IOException {
        if (frame.length() <= Id3Writing.HEADER || frame.length() > AssetFormats.MOST_METADATA) {
            return Optional.empty();
        }
        asset.seek(frame.start());
        var bytes = asset.take((int) frame.length(), FRAME);
        boolean plain = bytes[8] == 0 && bytes[9] == 0;
        return plain && new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals(FRAME)
                ? text(bytes)
                : Optional.empty();
    }

    /// An encoding, a name, an end, and a value.
    private static Optional<Tag> text(byte[] frame) {
        int encoding = frame[Id3Writing.HEADER];
        int unit = encoding == UTF_16 || encoding == UTF_16_BE ? 2 : 1;
        int from = Id3Writing.HEADER + 1;
        for (int at = from; at + unit <= frame.length; at += unit) {
            if (frame[at] == 0 && frame[at + unit - 1] == 0) {
                return tag(
                        decoded(frame, from, at, encoding),
                        decoded(frame, at + unit, frame.length, encoding));
            }
        }
        return Optional.empty();
    }

    private static Optional<Tag> tag(String name, String value) {
        try {
            int end = value.indexOf('\0');
            return Optional.of(new Tag(name, end < 0 ? value : value.substring(0, end)));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // nothing that was written here
        }
    }

    private static String decoded(byte[] bytes, int from, int to, int encoding) {
        return new String(bytes, from, to - from, charset(encoding));
    }

    private static Charset charset(int encoding) {
        return switch (encoding) {
            case UTF_16 -> StandardCharsets.UTF_16;
            case UTF_16_BE -> StandardCharsets.UTF_16BE;
            case UTF_8 -> StandardCharsets.UTF_8;
            default -> StandardCharsets.ISO_8859_1;
        };
    }

    private static Splice plan(
            ChannelReader asset, int version, List<Range> frames, long audio, List<Tag> tags)
            throws NoRoomException {
        var fresh = new ByteArrayOutputStream();
        for (var tag : tags) {
            var content = content(version, tag);
            fresh.writeBytes(Id3Writing.frameHeader(FRAME, version, content.length));
            fresh.writeBytes(content);
        }
        long size = fresh.size() + frames.stream().mapToLong(Range::length).sum();
        if (size > Id3Writing.MOST_IN_A_TAG) {
            throw new NoRoomException(
                    "The ID3 tag would be longer than it can say", NoRoomException.Remedy.BESIDE);
        }
        var splice = new Splice.Builder().fresh(Id3Writing.header(version, (int) size));
        frames.forEach(splice::copy);
        return splice.fresh(fresh.toByteArray())
                .copy(new Range(audio, asset.size() - audio))
                .build(_ -> List.of(), ContentBinding.Data.whole());
    }

    /// ID3v2.3 knows no UTF-8 yet.
    private static byte[] content(int version, Tag tag) {
        boolean ascii = tag.value().chars().allMatch(c -> c < 0x80);
        var content = new ByteArrayOutputStream();
        if (version == NEWEST_VERSION || ascii) {
            content.write(version == NEWEST_VERSION ? UTF_8 : 0);
            content.writeBytes((tag.name() + '\0' + tag.value()).getBytes(StandardCharsets.UTF_8));
        } else {
            content.write(UTF_16);
            content.writeBytes((tag.name() + '\0').getBytes(StandardCharsets.UTF_16));
            content.writeBytes(tag.value().getBytes(StandardCharsets.UTF_16));
        }
        return content.toByteArray();
    }
}
