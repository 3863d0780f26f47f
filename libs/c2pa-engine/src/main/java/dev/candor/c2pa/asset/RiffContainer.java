package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// RIFF and what is built on it: WebP, AVI with the large files of OpenDML, WAV with RF64 and BW64
/// (EBU Tech 3306, ITU-R BS.2088). The store is one `C2PA` chunk (C2PA 2.4, A.3.7).
final class RiffContainer implements WritableContainer {

    static final String STORE = "C2PA";
    private static final String SOUND = "WAVE";

    /// What EXIF, XMP, ID3 and broadcast metadata are called, and the list of INFO texts.
    private static final Set<String> METADATA =
            Set.of("EXIF", "XMP ", "_PMX", "bext", "iXML", "axml", "id3 ", "ID3 ", "INFO");

    private static final Set<String> XMP = Set.of("XMP ", "_PMX");

    private final String form;

    /// @param form what the first root says it is, such as `WEBP`
    RiffContainer(String form) {
        this.form = form;
    }

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        var head = new String(asset.head(RiffChunks.FORM_HEADER), StandardCharsets.ISO_8859_1);
        return head.length() == RiffChunks.FORM_HEADER
                && RiffChunks.ROOTS.contains(head.substring(0, 4))
                && head.endsWith(form);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        try {
            RiffChunks.walk(asset, chunk -> note(asset, chunk, layout));
        } catch (MalformedException e) {
            if (layout.storeRanges.isEmpty()) {
                throw e;
            }
        }
        return layout.build();
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        RiffChunks.walk(asset, _ -> {});
    }

    @Override
    public Splice tagging(ChannelReader asset, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        return form.equals(SOUND)
                ? RiffTags.tagging(asset, tags)
                : WritableContainer.super.tagging(asset, tags);
    }

    @Override
    public List<String> tagged(ChannelReader asset, String name)
            throws MalformedException, IOException {
        return form.equals(SOUND) ? RiffTags.values(asset, name) : List.of();
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        return RiffXmp.referring(asset, layout, form, XmpEdit.of(asset, layout, properties));
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return RiffWriting.splicing(asset, layout);
    }

    @Override
    public Splicing updating(ChannelReader asset, Layout layout) {
        return UpdateRoom.inPlace(asset, layout, RiffWriting::chunk);
    }

    @Override
    public Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        var boxes = new ArrayList<NamedRange>();
        RiffChunks.walk(
                asset,
                chunk -> {
                    if (!boxes.isEmpty() && boxes.getLast().range().end() != chunk.start()) {
                        throw new MalformedException(
                                chunk.id(), chunk.start(), "bytes before it that are no chunk");
                    }
                    boxes.add(
                            chunk.id().equals(STORE)
                                    ? new NamedRange(NamedRange.STORE, chunk.range())
                                    : NamedRange.other(chunk.name(), chunk.range()));
                });
        return Optional.of(boxes);
    }

    private static void note(ChannelReader asset, RiffChunks.Chunk chunk, Layout.Builder layout)
            throws MalformedException, IOException {
        if (chunk.id().equals(STORE)) {
            noteStore(asset, chunk, layout);
        } else if (METADATA.contains(chunk.name())) {
            layout.metadata.add(chunk.range());
            if (XMP.contains(chunk.id())) {
                layout.xmp = chunk.content();
            } else if (chunk.id().equals("EXIF")) {
                layout.exif = chunk.content();
            }
        } else {
            noteSize(asset, chunk, layout);
        }
    }

    /// A byte that rounds the chunk up is zero, or something hides in it.
    private static void noteStore(
            ChannelReader asset, RiffChunks.Chunk chunk, Layout.Builder layout)
            throws MalformedException, IOException {
        if (chunk.payload() > MAX_STORE) {
            throw new MalformedException(
                    STORE,
                    chunk.start(),
                    "a manifest store of %d bytes".formatted(chunk.payload()));
        }
        asset.seek(chunk.content().start());
        var store = Bytes.of(asset.take((int) chunk.payload(), STORE));
        layout.carry(chunk.range(), store);
        if (chunk.end() > chunk.content().end() && asset.u8(STORE) != 0) {
            layout.storeIntact = false;
        }
    }

    private static void noteSize(ChannelReader asset, RiffChunks.Chunk chunk, Layout.Builder layout)
            throws MalformedException, IOException {
        long content = chunk.content().start();
        if (chunk.id().equals("VP8X") && chunk.payload() >= 10) {
            asset.seek(content + 4);
            layout.width = RiffChunks.u24(asset) + 1;
            layout.height = RiffChunks.u24(asset) + 1;
        } else if (chunk.id().equals("VP8 ") && chunk.payload() >= 10 && layout.width == 0) {
            asset.seek(content + 6);
            layout.width = RiffChunks.u16(asset) & 0x3FFF;
            layout.height = RiffChunks.u16(asset) & 0x3FFF;
        } else if (chunk.id().equals("VP8L") && chunk.payload() >= 5 && layout.width == 0) {
            asset.seek(content + 1);
            long bits = RiffChunks.u32(asset, chunk.id());
            layout.width = (int) (bits & 0x3FFF) + 1;
            layout.height = (int) (bits >> 14 & 0x3FFF) + 1;
        } else if (chunk.name().equals("hdrl") && chunk.payload() >= 52) {
            asset.seek(content + 44); // in the main AVI header, which comes first
            layout.width = (int) RiffChunks.u32(asset, "avih");
            layout.height = (int) RiffChunks.u32(asset, "avih");
        }
    }
}
