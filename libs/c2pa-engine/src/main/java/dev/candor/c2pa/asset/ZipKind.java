package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.zip.LocalFile;
import dev.candor.c2pa.asset.zip.ZipEntry;
import dev.candor.c2pa.asset.zip.ZipReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// What an archive is besides a ZIP: told by its file `mimetype`, which comes first and is not
/// compressed, or by the content type of its main part.
enum ZipKind {
    EPUB("application/epub+zip", null),
    ODT("application/vnd.oasis.opendocument.text", null),
    ODS("application/vnd.oasis.opendocument.spreadsheet", null),
    ODP("application/vnd.oasis.opendocument.presentation", null),
    ODG("application/vnd.oasis.opendocument.graphics", null),
    DOCX(null, "wordprocessingml.document.main+xml"),
    XLSX(null, "spreadsheetml.sheet.main+xml"),
    PPTX(null, "presentationml.presentation.main+xml"),
    OXPS(null, "xps-fixeddocumentsequence+xml"),
    ZIP(null, null);

    private static final String MEDIA_TYPE = "mimetype";
    private static final int LONGEST_MEDIA_TYPE = 128;
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    /// How much of the content types is looked at.
    private static final int MOST_CONTENT_TYPES = 1 << 20;

    private final @Nullable String mediaType;
    private final @Nullable String mainPart;

    ZipKind(@Nullable String mediaType, @Nullable String mainPart) {
        this.mediaType = mediaType;
        this.mainPart = mainPart;
    }

    /// Whether an archive is of this kind. Every archive is a ZIP.
    boolean isKindOf(ChannelReader asset) throws IOException {
        try {
            if (mediaType != null) {
                return mediaType(asset).filter(mediaType::equals).isPresent();
            }
            return mainPart == null || contentTypes(asset).contains(mainPart);
        } catch (MalformedException e) {
            return false; // then it is a broken ZIP, and nothing more can be told
        }
    }

    /// What the first file says, if it is called `mimetype`.
    private static Optional<String> mediaType(ChannelReader asset)
            throws MalformedException, IOException {
        asset.seek(0);
        var header = Bytes.of(asset.take(30, "local header"));
        int name = u16(header, 26);
        long size = u16(header, 18) | (long) u16(header, 20) << 16;
        if (name != MEDIA_TYPE.length() || u16(header, 8) != 0 || size > LONGEST_MEDIA_TYPE) {
            return Optional.empty();
        }
        if (!text(asset.take(name, "local header")).equals(MEDIA_TYPE)) {
            return Optional.empty();
        }
        asset.skip(u16(header, 28));
        return Optional.of(text(asset.take((int) size, MEDIA_TYPE)).strip());
    }

    private static String contentTypes(ChannelReader asset) throws MalformedException, IOException {
        var entry = ZipReader.read(asset).entry(CONTENT_TYPES);
        return entry.isEmpty() ? "" : text(content(asset, entry.get()));
    }

    private static byte[] content(ChannelReader asset, ZipEntry entry)
            throws MalformedException, IOException {
        var file = LocalFile.of(asset, entry);
        asset.seek(file.content().start());
        var stored =
                asset.take(
                        (int) Math.min(MOST_CONTENT_TYPES, file.content().length()), CONTENT_TYPES);
        return entry.method() == 0 ? stored : inflated(stored);
    }

    private static byte[] inflated(byte[] deflated) throws MalformedException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            var content = new byte[MOST_CONTENT_TYPES];
            int length = inflater.inflate(content);
            return Arrays.copyOf(content, length);
        } catch (DataFormatException e) {
            throw new MalformedException(CONTENT_TYPES, 0, "cannot be inflated");
        } finally {
            inflater.end();
        }
    }

    private static int u16(Bytes bytes, int at) {
        return bytes.get(at) & 0xFF | (bytes.get(at + 1) & 0xFF) << 8;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
