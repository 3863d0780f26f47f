package dev.candor.c2pa.asset;

import java.util.List;
import java.util.Optional;

/// A media format the engine reads; one line each, those that are told by less behind those that
/// are told by more.
public enum AssetFormat {
    /// JPEG (ISO/IEC 10918-1): the store lies in APP11 segments.
    JPEG(new JpegContainer(), "jpg", "image/jpeg"),
    /// PNG (ISO/IEC 15948): the store lies in a `caBX` chunk.
    PNG(new PngContainer(), "png", "image/png"),
    /// FLAC (RFC 9639): the store lies in an ID3v2 tag in front.
    FLAC(new FlacContainer(), "flac", "audio/flac", "audio/x-flac"),
    /// MP3 and its elder layers: the store lies in an ID3v2 tag in front.
    MP3(new Mp3Container(), "mp3", "audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3"),
    /// Ogg, be it Vorbis or Opus: the store is a logical bitstream of its own.
    OGG(
            new OggContainer(),
            "ogg",
            "audio/ogg",
            "application/ogg",
            "audio/opus",
            "audio/vorbis",
            "audio/x-ogg",
            "video/ogg"),
    /// A manifest store without its asset: the file is the store.
    MANIFEST_STORE(
            new StoreContainer(), "c2pa", "application/c2pa", "application/x-c2pa-manifest-store"),
    /// Anything else: never found from bytes, and judged by a store beside it.
    OTHER(new OpaqueContainer(), "bin", "application/octet-stream");

    private final Container container;
    private final String extension;
    private final List<String> mediaTypes;

    AssetFormat(Container container, String extension, String... mediaTypes) {
        this.container = container;
        this.extension = extension;
        this.mediaTypes = List.of(mediaTypes);
    }

    /// The IANA media type; the usual one where there are several.
    public String mediaType() {
        return mediaTypes.getFirst();
    }

    /// All media types the format goes by, the usual one first.
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    /// The usual file name extension, without a dot.
    public String extension() {
        return extension;
    }

    /// How the format carries a manifest store.
    public Container container() {
        return container;
    }

    /// How a manifest store is put into the format, if that is known here.
    public Optional<WritableContainer> writable() {
        return container instanceof WritableContainer writable
                ? Optional.of(writable)
                : Optional.empty();
    }
}
