package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.zip.LocalFile;
import dev.candor.c2pa.asset.zip.ZipEntry;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.MemoryChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The content types of a package (ISO/IEC 29500-2, 10.1.2.2). Each file of a package needs one:
/// there are programs that call a document damaged which has a file without.
final class ContentTypes {
    static final String NAME = "[Content_Types].xml";

    /// How long the list may be.
    static final int MOST = 1 << 20;

    private static final String NAMESPACE =
            "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String EXTENSION = "c2pa";
    private static final int WITHIN = 1 << 12;
    private static final int DEFLATED = 8;

    private ContentTypes() {}

    /// The list with a type for the store; nothing if it has one, or the file is no such list.
    ///
    /// @throws MalformedException if the list cannot be read
    static Optional<byte[]> completed(ChannelReader asset, ZipEntry entry)
            throws MalformedException, IOException {
        var list = content(asset, entry);
        var scanner = new XmlScanner(new ChannelReader(new MemoryChannel(list)));
        var root = scanner.root(WITHIN);
        if (!root.localName().equals("Types") || root.isEmpty() || !isOfPackages(root)) {
            return Optional.empty();
        }
        for (var tag = scanner.next(); tag.isPresent(); tag = scanner.next()) {
            if (tag.get() instanceof XmlScanner.Opening opening
                    && opening.localName().equals("Default")
                    && isStore(opening.attributes().getOrDefault("Extension", ""))) {
                return Optional.empty();
            }
        }
        var type =
                "<%sDefault Extension=\"%s\" ContentType=\"application/c2pa\"/>"
                        .formatted(root.prefix().isEmpty() ? "" : root.prefix() + ":", EXTENSION);
        return Optional.of(inserted(list, (int) root.end(), type));
    }

    private static boolean isOfPackages(XmlScanner.Opening root) {
        var name = root.prefix().isEmpty() ? "xmlns" : "xmlns:" + root.prefix();
        return NAMESPACE.equals(root.attributes().get(name));
    }

    private static boolean isStore(String extension) {
        return extension.toLowerCase(Locale.ROOT).equals(EXTENSION);
    }

    private static byte[] inserted(byte[] list, int at, String type) {
        var added = type.getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(list, list.length + added.length);
        System.arraycopy(added, 0, all, at, added.length);
        System.arraycopy(list, at, all, at + added.length, list.length - at);
        return all;
    }

    private static byte[] content(ChannelReader asset, ZipEntry entry)
            throws MalformedException, IOException {
        if (entry.size() > MOST || entry.compressedSize() > MOST || entry.isEncrypted()) {
            throw new MalformedException(NAME, entry.offset(), "too large, or encrypted");
        }
        var file = LocalFile.of(asset, entry);
        asset.seek(file.content().start());
        var stored = asset.take((int) file.content().length(), NAME);
        var content = entry.isStored() ? stored : inflated(entry, stored);
        var checksum = new CRC32();
        checksum.update(content);
        if (content.length != entry.size() || checksum.getValue() != entry.checksum()) {
            throw new MalformedException(NAME, entry.offset(), "is damaged");
        }
        return content;
    }

    private static byte[] inflated(ZipEntry entry, byte[] deflated) throws MalformedException {
        if (entry.method() != DEFLATED) {
            throw new MalformedException(NAME, entry.offset(), "cannot be inflated");
        }
        var inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            var content = new byte[(int) entry.size() + 1];
            return Arrays.copyOf(content, inflater.inflate(content));
        } catch (DataFormatException e) {
            throw new MalformedException(NAME, entry.offset(), "cannot be inflated");
        } finally {
            inflater.end();
        }
    }
}
