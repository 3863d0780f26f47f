package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.asset.zip.LocalFile;
import dev.candor.c2pa.asset.zip.NewFile;
import dev.candor.c2pa.asset.zip.ZipDirectory;
import dev.candor.c2pa.asset.zip.ZipEnd;
import dev.candor.c2pa.asset.zip.ZipEntry;
import dev.candor.c2pa.asset.zip.ZipHeaders;
import dev.candor.c2pa.asset.zip.ZipReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Puts a store into an archive: as its last file, so that the others stay where they are, but for
/// the content types of a package, which name it (C2PA 2.4, A.6).
final class ZipWriting implements Splicing {
    private static final Bytes STORE =
            Bytes.of(ZipContainer.STORE.getBytes(StandardCharsets.US_ASCII));
    private static final int UTF_8 = 1 << 11;

    private final ZipEnd end;
    private final Splice.Builder files;
    private final List<ContentBinding.Collection.File> bound;
    private final Bytes headers;
    private final int count;
    private final long storeAt;

    private ZipWriting(
            ZipEnd end,
            Splice.Builder files,
            List<ContentBinding.Collection.File> bound,
            ZipHeaders headers) {
        this.end = end;
        this.files = files;
        this.bound = List.copyOf(bound);
        this.headers = headers.toBytes();
        this.count = headers.count() + 1;
        this.storeAt = files.position();
    }

    /// @param archive its files
    /// @throws MalformedException if a file has a name that no credentials can say, or the content
    /// types of a package cannot be read
    static Splicing splicing(ChannelReader asset, Archive archive)
            throws MalformedException, IOException {
        var ranges = new HashMap<String, Range>();
        members(archive).forEach(member -> ranges.put(member.name(), member.range()));
        var directory = ZipReader.read(asset);
        var files = new Splice.Builder();
        var bound = new ArrayList<ContentBinding.Collection.File>();
        var fresh = new HashMap<String, byte[]>();
        for (var entry : inOrder(directory)) {
            var range = ranges.get(entry.name());
            if (range == null) {
                continue; // the store, which comes anew
            }
            long at = files.position();
            var list = contentTypes(asset, entry);
            if (list.isPresent()) {
                fresh.put(entry.name(), replaced(entry, list.get(), files));
            } else {
                files.copy(range);
            }
            bound.add(
                    new ContentBinding.Collection.File(
                            entry.name(), new Range(at, files.position() - at)));
        }
        try {
            var headers = headers(asset, directory, bound, fresh);
            return new ZipWriting(ZipEnd.of(asset, directory), files, bound, headers);
        } catch (NoRoomException e) {
            return _ -> {
                throw e;
            };
        }
    }

    private static List<ZipEntry> inOrder(ZipDirectory directory) {
        return directory.entries().stream()
                .sorted(Comparator.comparingLong(ZipEntry::offset))
                .toList();
    }

    private static Optional<byte[]> contentTypes(ChannelReader asset, ZipEntry entry)
            throws MalformedException, IOException {
        return entry.name().equals(ContentTypes.NAME)
                ? ContentTypes.completed(asset, entry)
                : Optional.empty();
    }

    /// Writes a file with other content, as it is; answers its header in the central directory.
    private static byte[] replaced(ZipEntry entry, byte[] content, Splice.Builder files) {
        var file =
                new NewFile(
                        entry.rawName(),
                        entry.flags() & UTF_8,
                        entry.time(),
                        content.length,
                        files.position());
        int checksum = checksum(Bytes.of(content));
        files.fresh(file.local(checksum)).fresh(content);
        return file.central(checksum);
    }

    /// The headers of all files but the store, in the order of the directory.
    private static ZipHeaders headers(
            ChannelReader asset,
            ZipDirectory directory,
            List<ContentBinding.Collection.File> bound,
            Map<String, byte[]> fresh)
            throws MalformedException, NoRoomException, IOException {
        var places = new HashMap<String, Long>();
        bound.forEach(file -> places.put(file.name(), file.range().start()));
        var headers = ZipHeaders.of(asset, directory);
        for (var entry : directory.entries()) {
            var header = fresh.get(entry.name());
            var place = places.get(entry.name());
            if (header != null) {
                headers.add(header);
            } else if (place != null) {
                headers.keep(entry, place);
            }
        }
        return headers;
    }

    /// The files and folders, in the order they lie in.
    ///
    /// @throws MalformedException if there are none, or credentials cannot say their names
    private static List<Archive.Member> members(Archive archive) throws MalformedException {
        var members =
                Stream.concat(archive.files().stream(), archive.folders().stream())
                        .sorted(Comparator.comparingLong(member -> member.range().start()))
                        .toList();
        if (members.isEmpty()) {
            throw new MalformedException("archive", 0, "no files that credentials could be about");
        }
        var names = new HashSet<String>();
        for (var member : members) {
            if (Archive.leadsElsewhere(member.name()) || !names.add(member.name())) {
                throw new MalformedException(
                        member.name(),
                        member.range().start(),
                        "a name that leads out of the archive, or that two files share");
            }
        }
        return members;
    }

    /// The archive as it is, bound by a store that lies elsewhere.
    static Splice beside(ChannelReader asset, Archive archive) throws MalformedException {
        var files =
                members(archive).stream()
                        .map(
                                member ->
                                        new ContentBinding.Collection.File(
                                                member.name(), member.range()))
                        .toList();
        return new Splice.Builder()
                .copy(new Range(0, asset.size()))
                .build(
                        _ -> List.of(),
                        new ContentBinding.Collection(files, archive.directories().getFirst()));
    }

    @Override
    public Splice around(int storeLength) throws NoRoomException {
        int room = UpdateRoom.around(storeLength);
        var file = new NewFile(STORE, 0, NewFile.FIRST_DAY, room, storeAt);
        var header = file.central(0);
        long at = storeAt + file.localLength() + room;
        long size = (long) headers.length() + header.length;
        if (count > ZipReader.MAX_ENTRIES || size > ZipReader.MAX_DIRECTORY) {
            throw new NoRoomException(
                    "The archive has %d files, which is more than are read.".formatted(count),
                    NoRoomException.Remedy.BESIDE);
        }
        long checksum = at + headers.length() + NewFile.CHECKSUM;
        long behind = checksum + NewFile.CHECKSUM_LENGTH;
        var large = end.large(count, at, size);
        var record = end.record(count, at, size);
        var binding =
                new ContentBinding.Collection(
                        bound,
                        List.of(
                                new Range(at, checksum - at),
                                new Range(behind, at + size - behind),
                                new Range(at + size + large.length, record.length)));
        var copy = new Splice.Builder();
        files.pieces().forEach(copy::add);
        return copy.gap((long) file.localLength() + room)
                .fresh(headers.toArray())
                .fresh(Arrays.copyOf(header, NewFile.CHECKSUM))
                .gap(NewFile.CHECKSUM_LENGTH)
                .fresh(
                        Arrays.copyOfRange(
                                header, NewFile.CHECKSUM + NewFile.CHECKSUM_LENGTH, header.length))
                .fresh(large)
                .fresh(record)
                .build(store -> filled(file, UpdateRoom.filled(store, room)), binding);
    }

    private static List<byte[]> filled(NewFile file, Bytes content) {
        int checksum = checksum(content);
        var local = file.local(checksum);
        return List.of(
                ByteBuffer.allocate(local.length + content.length())
                        .put(local)
                        .put(content.toBuffer())
                        .array(),
                field(checksum));
    }

    /// The store goes into the room of the one that is there: the central directory, which the
    /// binding is over, says how long that is.
    static Splicing updating(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        var entry = ZipReader.read(asset).entry(ZipContainer.STORE);
        var present = layout.store();
        if (entry.isEmpty() || present == null) {
            return UpdateRoom.inPlace(asset, layout, Bytes::toArray);
        }
        var content = LocalFile.of(asset, entry.get()).content();
        if (Integer.toUnsignedLong(checksum(present)) != entry.get().checksum()) {
            return UpdateRoom.inPlace(asset, layout, Bytes::toArray); // it never had one
        }
        var local = new Range(entry.get().offset() + NewFile.LOCAL_CHECKSUM, 4);
        var central = entry.get().checksumField();
        return length -> {
            UpdateRoom.requireRoom(length, present);
            return new Splice.Builder()
                    .copy(new Range(0, local.start()))
                    .gap(local.length())
                    .copy(new Range(local.end(), content.start() - local.end()))
                    .gap(content.length())
                    .copy(new Range(content.end(), central.start() - content.end()))
                    .gap(central.length())
                    .copy(new Range(central.end(), asset.size() - central.end()))
                    .build(
                            store -> updated(UpdateRoom.filled(store, present.length())),
                            ContentBinding.Data.whole());
        };
    }

    private static List<byte[]> updated(Bytes content) {
        var checksum = field(checksum(content));
        return List.of(checksum, content.toArray(), checksum);
    }

    private static byte[] field(int checksum) {
        return ByteBuffer.allocate(NewFile.CHECKSUM_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(checksum)
                .array();
    }

    private static int checksum(Bytes content) {
        var checksum = new CRC32();
        checksum.update(content.toBuffer());
        return (int) checksum.getValue();
    }
}
