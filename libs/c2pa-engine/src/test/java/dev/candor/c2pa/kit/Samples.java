package dev.candor.c2pa.kit;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.Comment;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// One small unsigned asset of each format that is written, the same bytes every time.
public final class Samples {
    private static final String TEXT =
            "Caf\u00E9, or Cafe\u0301: both open at nine.\r\nCome early.\n";
    private static final String XML = "<?xml version=\"1.0\"?>\n<a>\u00E9</a>\n";
    private static final String PAGE =
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>A</title>\n</head>\n"
                    + "<body><p>Caf\u00E9</p></body></html>\n";
    private static final Map<AssetFormat, Supplier<byte[]>> ASSETS =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(AssetFormat.JPEG, Media::jpeg),
                            Map.entry(AssetFormat.PNG, Media::png),
                            Map.entry(AssetFormat.GIF, Pictures::gif),
                            Map.entry(AssetFormat.WEBP, Pictures::webp),
                            Map.entry(AssetFormat.WAV, Pictures::wav),
                            Map.entry(AssetFormat.AVI, Pictures::avi),
                            Map.entry(AssetFormat.JPEG_XL, Pictures::jxl),
                            Map.entry(AssetFormat.TIFF, Pictures::tiff),
                            Map.entry(AssetFormat.DNG, Pictures::dng),
                            Map.entry(AssetFormat.SVG, Pictures::svg),
                            Map.entry(AssetFormat.FLAC, Sounds::flac),
                            Map.entry(AssetFormat.MP3, Sounds::mp3),
                            Map.entry(AssetFormat.OGG, () -> OggForge.media("OpusHead")),
                            Map.entry(
                                    AssetFormat.FONT,
                                    () ->
                                            FontForge.trueType()
                                                    .table("prep", new byte[600])
                                                    .bytes()),
                            Map.entry(AssetFormat.TEXT, () -> utf8(TEXT)),
                            Map.entry(AssetFormat.STRUCTURED_TEXT, () -> utf8(XML)),
                            Map.entry(AssetFormat.HTML, () -> utf8(PAGE)),
                            Map.entry(AssetFormat.PDF, Pdf::document),
                            Map.entry(AssetFormat.ZIP, Archives::zip),
                            Map.entry(AssetFormat.EPUB, Archives::epub),
                            Map.entry(AssetFormat.ODT, () -> Archives.odf("text")),
                            Map.entry(AssetFormat.ODS, () -> Archives.odf("spreadsheet")),
                            Map.entry(AssetFormat.ODP, () -> Archives.odf("presentation")),
                            Map.entry(AssetFormat.ODG, () -> Archives.odf("graphics")),
                            Map.entry(AssetFormat.DOCX, Archives::docx),
                            Map.entry(AssetFormat.XLSX, Archives::xlsx),
                            Map.entry(AssetFormat.PPTX, Archives::pptx),
                            Map.entry(AssetFormat.OXPS, Archives::oxps),
                            Map.entry(AssetFormat.MP4, Bmff::mp4),
                            Map.entry(AssetFormat.MOV, Bmff::mov),
                            Map.entry(AssetFormat.HEIC, Bmff::heic),
                            Map.entry(AssetFormat.AVIF, Bmff::avif),
                            Map.entry(AssetFormat.HEIF, () -> Bmff.picture("mif1", "mif1")),
                            Map.entry(AssetFormat.M4A, () -> Bmff.film("M4A ")),
                            Map.entry(AssetFormat.M4V, () -> Bmff.film("M4V ")),
                            Map.entry(AssetFormat.MOBILE, () -> Bmff.film("3gp6"))));

    private Samples() {}

    public static byte[] of(AssetFormat format) {
        return Objects.requireNonNull(ASSETS.get(format), () -> "No sample of " + format).get();
    }

    /// What a store is written in, if the format's bytes do not say.
    public static Optional<Comment> comment(AssetFormat format) {
        return format == AssetFormat.STRUCTURED_TEXT
                ? Optional.of(Comment.MARKUP)
                : Optional.empty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether a byte of a signed sample is one that the specification lets nobody sign. Each
    /// format that has such bytes says here which.
    public static boolean isFree(AssetFormat format, byte[] signed, int at) {
        return switch (format) {
            case JPEG -> isBoxInstance(signed, at);
            case MP4, MOV, M4A, M4V, MOBILE, HEIC, HEIF, AVIF -> isFreeInBoxes(signed, at);
            case FONT -> isChecksum(signed, at) || isLengthOfRoom(signed, at);
            case TEXT -> isOtherSpelling(signed, at);
            default -> false;
        };
    }

    /// Text is hashed in normalization form C, in which another code point may be the same
    /// letter: U+0341 in place of the sample's U+0301.
    private static boolean isOtherSpelling(byte[] signed, int at) {
        return composed(Edits.flip(signed, at)).equals(composed(signed));
    }

    private static String composed(byte[] text) {
        return Normalizer.normalize(new String(text, StandardCharsets.UTF_8), Normalizer.Form.NFC);
    }

    /// Two checksums depend on the store: that of its table, and that of the font.
    private static boolean isChecksum(byte[] signed, int at) {
        int table = Edits.indexOf(signed, "C2PA") + 4;
        int font = Edits.indexOf(signed, "\u005F\u000F\u003C\u00F5") - 4;
        return at >= table && at < table + 4 || at >= font && at < font + 4;
    }

    /// The table says how long the store and the zeros behind it are, which are there for updates:
    /// fewer zeros, or more of those that follow, mean the same store.
    private static boolean isLengthOfRoom(byte[] signed, int at) {
        int store = Edits.indexOf(signed, "jumb") - 4;
        return at == store - 2 || at == store - 1;
    }

    /// A store is told from others by a number that may be any (ISO/IEC 19566-5, D.2).
    private static boolean isBoxInstance(byte[] signed, int at) {
        int segment = Edits.indexOf(signed, "JP\2\u0011") - 4;
        return at == segment + 6 || at == segment + 7;
    }

    /// The content of `ftyp`; of the box with the store its version and flags, and where the first
    /// `merkle` box is.
    private static boolean isFreeInBoxes(byte[] signed, int at) {
        int store = (int) Bmff.store(signed).start();
        return at >= 8 && at < Bmff.roots(signed).getFirst().length()
                || at >= store + 24 && at < store + 28
                || at >= store + 37 && at < store + 45;
    }
}
