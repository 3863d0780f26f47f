package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.asset.zip.LocalFile;
import dev.candor.c2pa.asset.zip.ZipDirectory;
import dev.candor.c2pa.asset.zip.ZipEntry;
import dev.candor.c2pa.asset.zip.ZipReader;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// ZIP, and what is built on it: EPUB, Office Open XML, OpenDocument, OpenXPS. The store is the
/// file `META-INF/content_credential.c2pa`, as it is (C2PA 2.4, A.6).
final class ZipContainer implements WritableContainer {
    private static final byte[] LOCAL_FILE = {'P', 'K', 3, 4};
    private static final byte[] EMPTY = {'P', 'K', 5, 6};
    static final String STORE = "META-INF/content_credential.c2pa";

    /// The name may be marked as UTF-8, and nothing else may be special about the store.
    private static final int UTF_8 = 1 << 11;

    /// A folder need not be listed, so there is no room in it for anything but its name.
    private static final int LONGEST_FOLDER = 128;

    private final ZipKind kind;

    ZipContainer(ZipKind kind) {
        this.kind = kind;
    }

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return (asset.startsWith(LOCAL_FILE) || asset.startsWith(EMPTY)) && kind.isKindOf(asset);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        var entry = ZipReader.read(asset).entry(STORE);
        if (entry.isPresent()) {
            var file = LocalFile.of(asset, entry.get());
            layout.store =
                    file.stored(asset, MAX_STORE)
                            .orElseThrow(
                                    () ->
                                            new MalformedException(
                                                    STORE,
                                                    entry.get().offset(),
                                                    "compressed, encrypted or too large"));
            layout.storeRanges.add(file.content());
            layout.storeIntact = isAlone(file);
        }
        return layout.build();
    }

    private static void requireAlone(LocalFile store) throws MalformedException {
        if (!isAlone(store)) {
            throw new MalformedException(
                    STORE, store.entry().offset(), "more than the credentials in it");
        }
    }

    /// No hash is over the local header of the store, so there may be nothing in it that the
    /// central directory has not.
    private static boolean isAlone(LocalFile store) {
        return store.bare() && (store.entry().flags() & ~UTF_8) == 0;
    }

    /// The files, if there is nothing in the archive but they, the store and the directory.
    ///
    /// @throws MalformedException if there is, or the directory and the files do not agree
    @Override
    public Optional<Archive> archive(ChannelReader asset) throws MalformedException, IOException {
        return Optional.of(files(asset));
    }

    private static Archive files(ChannelReader asset) throws MalformedException, IOException {
        var directory = ZipReader.read(asset);
        if (directory.end().end() != asset.size()) {
            throw new MalformedException(
                    "archive", directory.end().end(), "bytes behind the end of the archive");
        }
        var files = new ArrayList<Archive.Member>();
        var folders = new ArrayList<Archive.Member>();
        var entries =
                directory.entries().stream()
                        .sorted(Comparator.comparingLong(ZipEntry::offset))
                        .toList();
        long at = 0;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.offset() != at) {
                throw new MalformedException(
                        "archive", Math.min(at, entry.offset()), "bytes that belong to no file");
            }
            at = i + 1 < entries.size() ? entries.get(i + 1).offset() : directory.headers().start();
            var file = LocalFile.of(asset, entry);
            var range = file.range(asset, at);
            var member = new Archive.Member(entry.name(), range);
            if (entry.name().equals(STORE)) {
                requireAlone(file);
            } else if (entry.isFolder()
                    && range.length() - entry.rawName().length() <= LONGEST_FOLDER) {
                folders.add(member);
            } else {
                files.add(member);
            }
        }
        if (at != directory.headers().start()) {
            throw new MalformedException("archive", at, "bytes that belong to no file");
        }
        return new Archive(files, folders, directories(directory));
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        files(asset);
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return ZipWriting.splicing(asset, files(asset));
    }

    @Override
    public Splicing updating(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return ZipWriting.updating(asset, layout);
    }

    @Override
    public Splice beside(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return ZipWriting.beside(asset, files(asset));
    }

    /// The second version of the specification hashed all bytes; since then the checksum of the
    /// store counts no more, and nothing but the headers and the end does (C2PA 2.4, A.6.2.2).
    private static List<List<Range>> directories(ZipDirectory directory) {
        var headers = directory.headers();
        var latest = new ArrayList<Range>();
        long from = headers.start();
        var store = directory.entry(STORE);
        if (store.isPresent()) {
            var skipped = store.get().checksumField();
            latest.add(new Range(from, skipped.start() - from));
            from = skipped.end();
        }
        latest.add(new Range(from, headers.end() - from));
        latest.add(directory.end());
        return List.of(
                latest,
                List.of(new Range(headers.start(), directory.end().end() - headers.start())));
    }
}
