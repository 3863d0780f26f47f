package dev.candor.c2pa.asset;

import java.util.List;

/// What the container itself says about an image, credentials aside.
///
/// @param format found from the bytes
/// @param width stored width in pixels, before orientation
/// @param height stored height in pixels, before orientation
/// @param orientation EXIF orientation, 1 to 8; 1 when nothing is said
/// @param hasManifestStore whether the asset carries a C2PA manifest store
/// @param digitalSourceTypes values of `Iptc4xmpExt:DigitalSourceType` found in XMP, as written
public record AssetFacts(
        AssetFormat format,
        int width,
        int height,
        int orientation,
        boolean hasManifestStore,
        List<String> digitalSourceTypes) {
    public AssetFacts {
        digitalSourceTypes = List.copyOf(digitalSourceTypes);
    }
}
