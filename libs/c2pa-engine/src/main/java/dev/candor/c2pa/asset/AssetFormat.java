package dev.candor.c2pa.asset;

/// A media format the engine reads and writes; one line each.
public enum AssetFormat {
    /// JPEG (ISO/IEC 10918-1): the store lies in APP11 segments.
    JPEG("image/jpeg", "jpg", new JpegContainer()),
    /// PNG (ISO/IEC 15948): the store lies in a `caBX` chunk.
    PNG("image/png", "png", new PngContainer());

    private final String mediaType;
    private final String extension;
    private final Container container;

    AssetFormat(String mediaType, String extension, Container container) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.container = container;
    }

    /// The IANA media type.
    public String mediaType() {
        return mediaType;
    }

    /// The usual file name extension, without a dot.
    public String extension() {
        return extension;
    }

    /// How the format carries a manifest store.
    public Container container() {
        return container;
    }
}
