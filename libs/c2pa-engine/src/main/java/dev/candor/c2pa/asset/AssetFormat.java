package dev.candor.c2pa.asset;

/// A media format the engine reads and writes.
public enum AssetFormat {
    /// JPEG (ISO/IEC 10918-1): the store lies in APP11 segments.
    JPEG("image/jpeg", "jpg"),
    /// PNG (ISO/IEC 15948): the store lies in a `caBX` chunk.
    PNG("image/png", "png");

    private final String mediaType;
    private final String extension;

    AssetFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /// The IANA media type.
    public String mediaType() {
        return mediaType;
    }

    /// The usual file name extension, without a dot.
    public String extension() {
        return extension;
    }
}
