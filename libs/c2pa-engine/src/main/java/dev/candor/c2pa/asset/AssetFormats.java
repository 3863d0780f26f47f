package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.SplicedChannel;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one door to all containers: finds the format from bytes, never from a name. Thread safe.
public final class AssetFormats {
    /// The most metadata that is taken into memory.
    public static final int MOST_METADATA = 1 << 20;

    /// Pictures that are drawn on, so that nobody can do without their width and height.
    private static final Set<AssetFormat> SIZED = EnumSet.of(AssetFormat.JPEG, AssetFormat.PNG);

    private AssetFormats() {}

    /// The format of the bytes, or nothing if none is known. Leaves the channel's position at 0.
    public static Optional<AssetFormat> detect(SeekableByteChannel asset) throws IOException {
        try {
            return detect(new ChannelReader(asset));
        } finally {
            asset.position(0);
        }
    }

    private static Optional<AssetFormat> detect(ChannelReader asset) throws IOException {
        try {
            for (var format : AssetFormat.values()) {
                if (format.container().recognizes(asset)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        } catch (MalformedException e) {
            throw new IOException("The asset shrank while it was read", e);
        } finally {
            asset.seek(0);
        }
    }

    /// The format of the bytes.
    ///
    /// @throws UnreadableAssetException.Malformed if there are no bytes
    /// @throws UnreadableAssetException.Unsupported if it is none known here
    public static AssetFormat require(SeekableByteChannel asset)
            throws UnreadableAssetException, IOException {
        return require(new ChannelReader(asset));
    }

    static AssetFormat require(ChannelReader asset) throws UnreadableAssetException, IOException {
        if (asset.size() == 0) {
            throw new UnreadableAssetException.Malformed("asset", 0, "no bytes at all");
        }
        var format = detect(asset);
        if (format.isEmpty() && isWideText(asset)) {
            throw new UnreadableAssetException.Unsupported(
                    "Text in UTF-16 or UTF-32 carries no credentials; save it as UTF-8");
        }
        return format.orElseThrow(UnreadableAssetException.Unsupported::new);
    }

    /// Whether bytes begin with the byte order mark of an encoding in two or four bytes.
    private static boolean isWideText(ChannelReader asset) throws IOException {
        int first = asset.next();
        int second = asset.next();
        asset.seek(0);
        return first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF;
    }

    /// Reads what the container says of its image, and that its structure is whole. Decodes no
    /// pixels.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static AssetFacts inspect(Path asset) throws UnreadableAssetException, IOException {
        try (var channel = FileChannel.open(asset)) {
            var reader = new ChannelReader(channel);
            var format = require(reader);
            var layout = format.container().layout(reader);
            var writable = format.writable();
            if (writable.isPresent()) {
                writable.get().requireComplete(reader);
            }
            if (SIZED.contains(format) && (layout.width() <= 0 || layout.height() <= 0)) {
                throw new MalformedException("frame header", 0, "no width or height");
            }
            return new AssetFacts(
                    format,
                    layout.width(),
                    layout.height(),
                    orientation(reader, layout),
                    layout.store() != null,
                    digitalSourceTypes(xmp(reader, layout)));
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    /// The asset's C2PA manifest store (`application/c2pa`), if it carries one.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static Optional<byte[]> manifestStore(Path asset)
            throws UnreadableAssetException, IOException {
        try (var channel = FileChannel.open(asset)) {
            return Optional.ofNullable(OpenAsset.of(channel).layout().store()).map(Bytes::toArray);
        }
    }

    /// Whether bytes begin as a manifest store does.
    public static boolean beginsStore(Bytes bytes) {
        return StoreContainer.beginsStore(bytes.toArray());
    }

    /// Where the asset's XMP says its manifest store is (`dcterms:provenance`; C2PA 2.4, 11.4), as
    /// written.
    public static Optional<String> provenance(OpenAsset asset)
            throws MalformedException, IOException {
        var xmp = xmp(asset.reader(), asset.layout());
        return xmp.isEmpty() ? Optional.empty() : Xmp.provenance(xmp);
    }

    /// The values of a property in the asset's XMP, as written; none where there is no XMP.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static List<String> xmp(Path asset, String namespace, String name)
            throws UnreadableAssetException, IOException {
        try (var channel = FileChannel.open(asset)) {
            var opened = OpenAsset.of(channel);
            var packet = xmp(opened.reader(), opened.layout());
            return packet.isEmpty() ? List.of() : Xmp.values(packet, namespace, name);
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    /// Copies an asset with properties in its XMP, each once, and otherwise as it is. A packet that
    /// is there is edited, not joined by a second. Streams: the content is never held.
    ///
    /// @param target is replaced; worthless after an exception
    /// @throws UnreadableAssetException if the format is unknown, has no place for XMP, or the
    /// structure is broken
    public static void describe(Path source, Path target, List<XmpProperty> properties)
            throws UnreadableAssetException, IOException {
        copy(
                source,
                target,
                (asset, container) ->
                        container.describing(asset.reader(), asset.layout(), properties));
    }

    private static void copy(Path source, Path target, Copying copying)
            throws UnreadableAssetException, IOException {
        try (var channel = FileChannel.open(source)) {
            var asset = OpenAsset.of(channel);
            var container =
                    asset.format()
                            .writable()
                            .orElseThrow(UnreadableAssetException.Unsupported::new);
            container.requireComplete(asset.reader());
            var splice = copying.plan(asset, container);
            try (var in = Channels.newInputStream(new SplicedChannel(channel, splice));
                    var out = Files.newOutputStream(target)) {
                in.transferTo(out);
            }
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        } catch (NoRoomException e) {
            throw new UnreadableAssetException.Unsupported(e.reason());
        }
    }

    /// The values of a tag of the container's own, as written; none where there is none.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static List<String> tags(Path asset, String name)
            throws UnreadableAssetException, IOException {
        try (var channel = FileChannel.open(asset)) {
            var opened = OpenAsset.of(channel);
            var container = opened.format().writable();
            return container.isEmpty() ? List.of() : container.get().tagged(opened.reader(), name);
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    /// Whether the container has tags of its own that texts can be put into here. Reads headers.
    ///
    /// @throws UnreadableAssetException if the format is unknown or the structure is broken
    public static boolean takesTags(Path asset) throws UnreadableAssetException, IOException {
        try (var channel = FileChannel.open(asset)) {
            var opened = OpenAsset.of(channel);
            var container = opened.format().writable();
            if (container.isEmpty()) {
                return false;
            }
            container.get().tagging(opened.reader(), List.of());
            return true;
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        } catch (NoRoomException _) {
            return false;
        }
    }

    /// Copies an asset with texts in its container's own tags, each once, and otherwise as it is.
    /// Streams: the content is never held.
    ///
    /// @param target is replaced; worthless after an exception
    /// @throws UnreadableAssetException if the format is unknown, has no such tags, or the
    /// structure is broken
    public static void tag(Path source, Path target, List<Tag> tags)
            throws UnreadableAssetException, IOException {
        copy(source, target, (asset, container) -> container.tagging(asset.reader(), tags));
    }

    @FunctionalInterface
    private interface Copying {
        Splice plan(OpenAsset asset, WritableContainer container)
                throws NoRoomException, MalformedException, IOException;
    }

    private static int orientation(ChannelReader reader, Layout layout)
            throws MalformedException, IOException {
        return layout.orientation() != 0
                ? layout.orientation()
                : Exif.orientation(metadata(reader, layout.exif()));
    }

    private static Bytes xmp(ChannelReader reader, Layout layout)
            throws MalformedException, IOException {
        return layout.unpackedXmp().isEmpty()
                ? metadata(reader, layout.xmp())
                : layout.unpackedXmp();
    }

    private static Bytes metadata(ChannelReader reader, @Nullable Range range)
            throws MalformedException, IOException {
        if (range == null || range.length() > MOST_METADATA) {
            return Bytes.EMPTY;
        }
        reader.seek(range.start());
        return Bytes.of(reader.take((int) range.length(), "metadata"));
    }

    private static List<String> digitalSourceTypes(Bytes xmp) {
        return xmp.isEmpty() ? List.of() : Xmp.digitalSourceTypes(xmp);
    }
}
