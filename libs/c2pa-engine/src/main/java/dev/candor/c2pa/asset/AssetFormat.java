package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.bmff.BmffContainer;
import dev.candor.c2pa.asset.bmff.Family;
import dev.candor.c2pa.asset.bmff.SegmentContainer;
import dev.candor.c2pa.asset.pdf.PdfContainer;
import dev.candor.c2pa.asset.text.HtmlContainer;
import dev.candor.c2pa.asset.text.StructuredTextContainer;
import dev.candor.c2pa.asset.text.TextContainer;
import java.util.List;
import java.util.Optional;

/// A media format the engine reads; one line each, those that are told by less behind those that
/// are told by more.
public enum AssetFormat {
    /// JPEG (ISO/IEC 10918-1): the store lies in APP11 segments.
    JPEG(new JpegContainer(), "jpg", "image/jpeg"),
    /// PNG (ISO/IEC 15948): the store lies in a `caBX` chunk.
    PNG(new PngContainer(), "png", "image/png"),
    /// GIF (87a and 89a): the store lies in an application extension.
    GIF(new GifContainer(), "gif", "image/gif"),
    /// WebP (RFC 9649), a RIFF file: the store lies in a `C2PA` chunk.
    WEBP(new RiffContainer("WEBP"), "webp", "image/webp"),
    /// WAV and its broadcast forms, RIFF files: the store lies in a `C2PA` chunk.
    WAV(
            new RiffContainer("WAVE"),
            "wav",
            "audio/wav",
            "audio/x-wav",
            "audio/wave",
            "audio/vnd.wave",
            "audio/x-pn-wav",
            "audio/bwf"),
    /// AVI, a RIFF file: the store lies in a `C2PA` chunk.
    AVI(
            new RiffContainer("AVI "),
            "avi",
            "video/avi",
            "video/x-msvideo",
            "video/msvideo",
            "video/vnd.avi",
            "application/x-troff-msvideo"),
    /// JPEG XL (ISO/IEC 18181-2): the store is a `jumb` box.
    JPEG_XL(new JpegXlContainer(), "jxl", "image/jxl"),
    /// DNG, a TIFF file that says its version: the store is the value of a tag.
    DNG(TiffContainer.dng(), "dng", "image/x-adobe-dng", "image/dng"),
    /// TIFF, BigTIFF and raw formats on its ground: the store is the value of a tag.
    TIFF(
            TiffContainer.tiff(),
            "tif",
            "image/tiff",
            "image/tiff-fx",
            "image/x-tiff",
            "image/x-sony-arw",
            "image/x-nikon-nef",
            "image/x-nikon-nrw",
            "image/x-canon-cr2",
            "image/x-pentax-pef",
            "image/x-olympus-orf",
            "image/x-panasonic-rw2",
            "image/x-samsung-srw"),
    /// QuickTime movie: the store lies in a `uuid` box.
    MOV(new BmffContainer(Family.QUICKTIME), "mov", "video/quicktime", "video/mov"),
    /// MPEG-4 audio (ISO/IEC 14496-14).
    M4A(
            new BmffContainer(Family.AUDIO),
            "m4a",
            "audio/mp4",
            "audio/m4a",
            "audio/x-m4a",
            "application/m4a"),
    /// MPEG-4 video of Apple's brand.
    M4V(new BmffContainer(Family.VIDEO), "m4v", "video/x-m4v", "video/m4v"),
    /// 3GPP and 3GPP2 (3GPP TS 26.244).
    MOBILE(
            new BmffContainer(Family.MOBILE),
            "3gp",
            "video/3gpp",
            "audio/3gpp",
            "video/3gpp2",
            "audio/3gpp2"),
    /// AV1 picture or sequence of pictures.
    AVIF(new BmffContainer(Family.AVIF), "avif", "image/avif", "image/avif-sequence"),
    /// HEVC picture or sequence of pictures (ISO/IEC 23008-12).
    HEIC(new BmffContainer(Family.HEIC), "heic", "image/heic", "image/heic-sequence"),
    /// Picture or sequence of pictures of any codec (ISO/IEC 23008-12).
    HEIF(new BmffContainer(Family.HEIF), "heif", "image/heif", "image/heif-sequence"),
    /// MPEG-4 (ISO/IEC 14496-14), whole, in fragments, or its initialization segment.
    MP4(new BmffContainer(Family.MPEG4), "mp4", "video/mp4", "application/mp4"),
    /// One media segment of a stream in fragments (ISO/IEC 23009-1, ISO/IEC 23000-19).
    SEGMENT(new SegmentContainer(), "m4s", "video/iso.segment", "audio/iso.segment"),
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
    /// OpenType and TrueType (ISO/IEC 14496-22): the store lies in a table `C2PA`.
    FONT(
            new FontContainer(),
            "ttf",
            "font/ttf",
            "font/otf",
            "font/sfnt",
            "application/font-sfnt",
            "application/x-font-ttf",
            "application/x-font-otf",
            "application/x-font-opentype",
            "application/vnd.ms-opentype"),
    /// EPUB: a ZIP.
    EPUB(new ZipContainer(ZipKind.EPUB), "epub", "application/epub+zip"),
    /// A text of OpenDocument (ISO/IEC 26300): a ZIP.
    ODT(new ZipContainer(ZipKind.ODT), "odt", "application/vnd.oasis.opendocument.text"),
    /// A spreadsheet of OpenDocument: a ZIP.
    ODS(new ZipContainer(ZipKind.ODS), "ods", "application/vnd.oasis.opendocument.spreadsheet"),
    /// A presentation of OpenDocument: a ZIP.
    ODP(new ZipContainer(ZipKind.ODP), "odp", "application/vnd.oasis.opendocument.presentation"),
    /// A drawing of OpenDocument: a ZIP.
    ODG(new ZipContainer(ZipKind.ODG), "odg", "application/vnd.oasis.opendocument.graphics"),
    /// A document of Office Open XML (ISO/IEC 29500): a ZIP.
    DOCX(
            new ZipContainer(ZipKind.DOCX),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    /// A spreadsheet of Office Open XML: a ZIP.
    XLSX(
            new ZipContainer(ZipKind.XLSX),
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /// A presentation of Office Open XML: a ZIP.
    PPTX(
            new ZipContainer(ZipKind.PPTX),
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    /// OpenXPS (ECMA-388), and XPS before it: a ZIP.
    OXPS(
            new ZipContainer(ZipKind.OXPS),
            "oxps",
            "application/oxps",
            "application/vnd.ms-xpsdocument"),
    /// Any other ZIP: the store is a file in it.
    ZIP(new ZipContainer(ZipKind.ZIP), "zip", "application/zip", "application/x-zip-compressed"),
    /// SVG: the store is the text of an element.
    SVG(new SvgContainer(), "svg", "image/svg+xml", "application/svg+xml"),
    /// PDF (ISO 32000-2): the store is an embedded file, one for each update.
    PDF(new PdfContainer(), "pdf", "application/pdf"),
    /// HTML: the store is the text of an element of the head, or an element says where it is.
    HTML(new HtmlContainer(), "html", "text/html", "application/xhtml+xml"),
    /// Text with comments, of any language: the store or its address stands in one. The language is
    /// not told from the bytes.
    STRUCTURED_TEXT(
            new StructuredTextContainer(),
            "txt",
            "text/plain",
            "text/markdown",
            "text/css",
            "text/javascript",
            "text/xml",
            "application/xml",
            "application/yaml",
            "application/toml",
            "application/sql",
            "text/x-python",
            "text/x-java-source",
            "text/x-c",
            "text/x-sh",
            "text/x-tex",
            "text/x-asciidoc"),
    /// Text without a syntax in UTF-8: the store is hidden in it.
    TEXT(new TextContainer(), "txt", "text/plain", "text/csv", "application/json"),
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
