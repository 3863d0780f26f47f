package dev.candor.c2pa.asset.bmff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The formats of the family, told apart by the brands a file says it is of (ISO/IEC 14496-12,
/// 4.3).
public enum Family {
    /// QuickTime.
    QUICKTIME("qt  "),
    /// MPEG-4 with sound alone.
    AUDIO("M4A ", "M4B ", "M4P ", "F4A ", "F4B "),
    /// MPEG-4 video in Apple's way.
    VIDEO("M4V ", "M4VH", "M4VP"),
    /// Mobile phones, of the third generation and later.
    MOBILE(
            "3gp3", "3gp4", "3gp5", "3gp6", "3gp7", "3gp8", "3gp9", "3gr6", "3gr7", "3gr9", "3gs6",
            "3gs7", "3gs9", "3ge6", "3ge7", "3ge9", "3gg6", "3gg9", "3gh9", "3gm9", "3g2a", "3g2b",
            "3g2c"),
    /// AV1 pictures and sequences of pictures.
    AVIF("avif", "avis", "avio"),
    /// HEVC pictures and sequences of pictures.
    HEIC("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs"),
    /// Pictures of any codec.
    HEIF("mif1", "mif2", "msf1", "miaf", "unif", "jpeg", "jpgs", "avci", "avcs"),
    /// Anything else: MPEG-4 in general.
    MPEG4(),
    /// Media segments without an initialization segment.
    SEGMENT();

    private final Set<String> brands;

    Family(String... brands) {
        this.brands = Set.of(brands);
    }

    /// The family of a file that says its brands. A picture's major brand may be that of any codec;
    /// AV1 is then told by the compatible ones.
    static Family of(String major, List<String> compatible) {
        var said = by(major);
        if (said.filter(family -> family != HEIF).isPresent()) {
            return said.get();
        }
        if (said.isPresent()) {
            return compatible.stream().anyMatch(AVIF.brands::contains) ? AVIF : HEIF;
        }
        return MPEG4;
    }

    private static Optional<Family> by(String brand) {
        for (var family : values()) {
            if (family.brands.contains(brand)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
