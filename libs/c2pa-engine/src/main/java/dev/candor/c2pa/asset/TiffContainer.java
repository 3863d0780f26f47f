package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// TIFF, BigTIFF and the raw formats built on them, DNG before all: the store is the value of tag
/// 52545 in the chain of directories (TIFF 6.0, section 2; C2PA 2.4, A.3.6).
final class TiffContainer implements WritableContainer {
    static final int STORE = 52545;
    static final int UNDEFINED = 7;

    private static final int SUBFILE_TYPE = 254;
    private static final int REDUCED = 1;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int SUB_DIRECTORIES = 330;
    private static final int MOST_SUB_DIRECTORIES = 16;
    static final int XMP = 700;
    private static final int DNG_VERSION = 50706;

    /// What is said about a picture and not needed to show it: description, date, artist, XMP,
    /// rights, IPTC.
    private static final Set<Integer> METADATA = Set.of(270, 306, 315, XMP, 33432, 33723);

    private final boolean onlyDigitalNegatives;

    private TiffContainer(boolean onlyDigitalNegatives) {
        this.onlyDigitalNegatives = onlyDigitalNegatives;
    }

    static TiffContainer tiff() {
        return new TiffContainer(false);
    }

    /// Only files that say which version of DNG they are.
    static TiffContainer dng() {
        return new TiffContainer(true);
    }

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        var tiff = TiffReader.of(asset);
        return tiff.isPresent() && (!onlyDigitalNegatives || saysVersion(tiff.get()));
    }

    private static boolean saysVersion(TiffReader tiff) throws IOException {
        try {
            return tiff.directory(tiff.first()).entry(DNG_VERSION).isPresent();
        } catch (MalformedException e) {
            return false; // whatever it is
        }
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        var tiff =
                TiffReader.of(asset)
                        .orElseThrow(() -> new MalformedException("TIFF", 0, "no header"));
        try {
            for (long at = tiff.first(); at != 0; ) {
                var directory = tiff.directory(at);
                note(asset, tiff, directory, layout);
                at = directory.next();
            }
            layout.storeRanges.sort((left, right) -> Long.compare(left.start(), right.start()));
        } catch (MalformedException e) {
            if (layout.storeRanges.isEmpty()) {
                throw e;
            }
        }
        return layout.build();
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        TiffWriting.requireComplete(asset);
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        return TiffXmp.referring(asset, layout, XmpEdit.of(asset, layout, properties));
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return TiffWriting.splicing(asset);
    }

    @Override
    public Splicing updating(ChannelReader asset, Layout layout) {
        return UpdateRoom.inPlace(asset, layout, Bytes::toArray);
    }

    private static void note(
            ChannelReader asset,
            TiffReader tiff,
            TiffReader.Directory directory,
            Layout.Builder layout)
            throws MalformedException, IOException {
        for (var entry : directory.entries()) {
            if (entry.tag() == STORE) {
                noteStore(asset, tiff, entry, layout);
            } else if (METADATA.contains(entry.tag()) && entry.value().end() <= asset.size()) {
                layout.metadata.add(entry.value());
                if (entry.tag() == XMP && layout.xmp == null) {
                    layout.xmp = entry.value();
                }
            }
        }
        if (layout.width == 0) {
            noteImage(tiff, directory, layout);
        }
    }

    /// How long the store is stands apart from it, so leaving it out shows as metadata left out.
    private static void noteStore(
            ChannelReader asset, TiffReader tiff, TiffReader.Entry entry, Layout.Builder layout)
            throws MalformedException, IOException {
        var value = entry.value();
        if (entry.type() != UNDEFINED) {
            throw malformed(entry, "of type %d".formatted(entry.type()));
        } else if (value.length() > MAX_STORE) {
            throw malformed(entry, "a manifest store of %d bytes".formatted(value.length()));
        }
        asset.seek(value.start());
        layout.carry(value, Bytes.of(asset.take((int) value.length(), "manifest store")));
        layout.metadata.add(tiff.countField(entry));
    }

    private static MalformedException malformed(TiffReader.Entry entry, String reason) {
        return new MalformedException("manifest store", entry.at(), reason);
    }

    /// A raw file begins with a small picture and has the large one in a directory below.
    private static void noteImage(
            TiffReader tiff, TiffReader.Directory directory, Layout.Builder layout)
            throws MalformedException, IOException {
        var image = directory;
        var below = directory.entry(SUB_DIRECTORIES);
        if (number(tiff, directory, SUBFILE_TYPE) == REDUCED && below.isPresent()) {
            image = full(tiff, below.get()).orElse(directory);
        }
        layout.width = (int) number(tiff, image, WIDTH);
        layout.height = (int) number(tiff, image, HEIGHT);
        layout.orientation = (int) number(tiff, directory, ORIENTATION);
        if (layout.orientation < 1 || layout.orientation > 8) {
            layout.orientation = 1;
        }
    }

    /// Directories below that cannot be read hold no picture.
    private static Optional<TiffReader.Directory> full(TiffReader tiff, TiffReader.Entry below)
            throws IOException {
        try {
            for (long at : tiff.offsets(below, MOST_SUB_DIRECTORIES)) {
                var directory = tiff.directory(at);
                if (number(tiff, directory, SUBFILE_TYPE) == 0) {
                    return Optional.of(directory);
                }
            }
        } catch (MalformedException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static long number(TiffReader tiff, TiffReader.Directory directory, int tag)
            throws MalformedException, IOException {
        var entry = directory.entry(tag);
        return entry.isEmpty() ? 0 : tiff.number(entry.get()).orElse(0L);
    }
}
