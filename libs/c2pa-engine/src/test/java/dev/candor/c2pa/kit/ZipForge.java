package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Makes an archive around a store. The medium it is given does not matter.
public final class ZipForge implements Carrier {
    /// The name of the store.
    public static final String STORE = "META-INF/content_credential.c2pa";

    private static final int DESCRIPTOR = 1 << 3;

    private final List<File> files = new ArrayList<>();
    private File store = new File(STORE, new byte[0], 0, 0, new byte[0], false);
    private boolean large;
    private boolean checksummed = true;
    private byte[] gap = {};
    private byte[] prefix = {};
    private byte[] suffix = {};
    private byte[] comment = {};
    private UnaryOperator<byte[]> directory = UnaryOperator.identity();

    /// A file.
    ///
    /// @param extra the extra field of its local header
    /// @param large whether its sizes take 64 bits
    public record File(
            String name, byte[] content, int method, int flags, byte[] extra, boolean large) {}

    private ZipForge() {}

    /// An archive of nothing.
    public static ZipForge empty() {
        return new ZipForge();
    }

    /// A file that is stored as it is.
    public ZipForge stored(String name, String content) {
        return file(new File(name, utf8(content), 0, 0, new byte[0], false));
    }

    /// A file that is compressed.
    public ZipForge deflated(String name, String content) {
        return file(new File(name, utf8(content), 8, 0, new byte[0], false));
    }

    /// A file whose sizes stand behind it.
    public ZipForge described(String name, String content) {
        return file(new File(name, utf8(content), 8, DESCRIPTOR, new byte[0], false));
    }

    public ZipForge file(File file) {
        files.add(file);
        return this;
    }

    /// Changes the entry of the store.
    public ZipForge store(UnaryOperator<File> change) {
        store = change.apply(store);
        return this;
    }

    /// With a ZIP64 end, and sizes of 64 bits.
    public ZipForge large() {
        large = true;
        return this;
    }

    /// The store has a checksum of zero, as the second version of the specification wants it.
    public ZipForge unchecked() {
        checksummed = false;
        return this;
    }

    /// Bytes between the files and the directory.
    public ZipForge gap(String bytes) {
        gap = utf8(bytes);
        return this;
    }

    public ZipForge prefix(String bytes) {
        prefix = utf8(bytes);
        return this;
    }

    public ZipForge suffix(String bytes) {
        suffix = utf8(bytes);
        return this;
    }

    public ZipForge comment(String text) {
        comment = utf8(text);
        return this;
    }

    /// Changes the finished headers of the directory.
    public ZipForge directory(UnaryOperator<byte[]> change) {
        directory = change;
        return this;
    }

    /// The archive without a store.
    public byte[] bytes() {
        return built(null).bytes;
    }

    @Override
    public Carried carry(byte[] media, byte[] content) {
        var built = built(content);
        return new Carried(built.bytes, List.of(built.store));
    }

    /// A `c2pa.hash.collection.data` over all files, as the latest specification wants it.
    public HardBinding collection() {
        return collection(UnaryOperator.identity(), false);
    }

    /// A `c2pa.hash.collection.data` whose directory hash is over every byte.
    public HardBinding earlyCollection() {
        return collection(UnaryOperator.identity(), true);
    }

    /// A `c2pa.hash.collection.data` whose list is changed before it is written.
    public HardBinding collection(UnaryOperator<Map<String, byte[]>> change) {
        return collection(change, false);
    }

    private HardBinding collection(UnaryOperator<Map<String, byte[]>> change, boolean early) {
        return carried -> {
            var at = carried.exclusions().getFirst();
            var built =
                    built(Arrays.copyOfRange(carried.asset(), (int) at.start(), (int) at.end()));
            var hashes = new LinkedHashMap<String, byte[]>();
            built.files.forEach(
                    (name, range) -> hashes.put(name, Boxes.sha256(slice(built.bytes, range))));
            var map = new CborMapBuilder();
            map.put(
                    "uris",
                    new CborValue.Array(
                            change.apply(hashes).entrySet().stream()
                                    .map(file -> entry(file.getKey(), file.getValue()))
                                    .toList()));
            map.put("alg", "sha256");
            map.put(
                    "zip_central_directory_hash",
                    CborValue.of(Boxes.sha256(early ? built.whole() : built.latest())));
            return map.build();
        };
    }

    private static CborValue entry(String uri, byte[] hash) {
        return new CborMapBuilder().put("uri", uri).put("hash", CborValue.of(hash)).build();
    }

    /// A finished archive.
    ///
    /// @param checksum where the directory has the checksum of the store
    private record Built(
            byte[] bytes,
            Map<String, Range> files,
            Range store,
            Range headers,
            int checksum,
            Range end) {
        byte[] whole() {
            return Arrays.copyOfRange(bytes, (int) headers.start(), (int) end.end());
        }

        byte[] latest() {
            return Concat.of(
                    Arrays.copyOfRange(bytes, (int) headers.start(), checksum),
                    Arrays.copyOfRange(bytes, checksum + 4, (int) headers.end()),
                    slice(bytes, end));
        }
    }

    private Built built(byte @Nullable [] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        var headers = new ByteArrayOutputStream();
        var ranges = new LinkedHashMap<String, Range>();
        var all = new ArrayList<>(files);
        if (content != null) {
            all.add(
                    Math.min(1, all.size()),
                    new File(
                            store.name,
                            content,
                            store.method,
                            store.flags,
                            store.extra,
                            store.large));
        }
        Range stored = new Range(0, 0);
        int checksum = 0;
        for (var file : all) {
            int start = out.size();
            boolean isStore = content != null && file.name.equals(store.name);
            var packed = file.method == 0 ? file.content : deflated(file.content);
            int crc = isStore && !checksummed ? 0 : crc(file.content);
            boolean later = (file.flags & DESCRIPTOR) != 0;
            out.writeBytes(local(file, packed.length, later ? 0 : crc, later));
            if (isStore) {
                stored = new Range(out.size(), packed.length);
                checksum = headers.size() + 16;
            }
            out.writeBytes(packed);
            if (later) {
                out.writeBytes(
                        little(16)
                                .putInt(0x08074B50)
                                .putInt(crc)
                                .putInt(packed.length)
                                .putInt(file.content.length)
                                .array());
            }
            if (!isStore) {
                ranges.put(file.name, new Range(start, out.size() - start));
            }
            headers.writeBytes(central(file, packed.length, crc, start));
        }
        out.writeBytes(gap);
        int at = out.size();
        var central = directory.apply(headers.toByteArray());
        out.writeBytes(central);
        int end = out.size();
        if (large) {
            out.writeBytes(
                    little(56)
                            .putInt(0x06064B50)
                            .putLong(44)
                            .putShort((short) 45)
                            .putShort((short) 45)
                            .putLong(0)
                            .putLong(all.size())
                            .putLong(all.size())
                            .putLong(central.length)
                            .putLong(at)
                            .array());
            out.writeBytes(little(20).putInt(0x07064B50).putInt(0).putLong(end).putInt(1).array());
            end = out.size();
        }
        out.writeBytes(
                little(22)
                        .putInt(0x06054B50)
                        .putInt(0)
                        .putShort((short) (large ? 0xFFFF : all.size()))
                        .putShort((short) (large ? 0xFFFF : all.size()))
                        .putInt(large ? -1 : central.length)
                        .putInt(large ? -1 : at - prefix.length)
                        .putShort((short) comment.length)
                        .array());
        out.writeBytes(comment);
        var finish = new Range(end, out.size() - end);
        out.writeBytes(suffix);
        return new Built(
                out.toByteArray(),
                ranges,
                stored,
                new Range(at, central.length),
                at + checksum,
                finish);
    }

    private static byte[] local(File file, int packed, int crc, boolean later) {
        var name = utf8(file.name);
        var extra = file.large ? sizes64(file.content.length, packed) : file.extra;
        return little(30 + name.length + extra.length)
                .putInt(0x04034B50)
                .putShort((short) 20)
                .putShort((short) file.flags)
                .putShort((short) file.method)
                .putInt(0x58210000)
                .putInt(crc)
                .putInt(file.large ? -1 : later ? 0 : packed)
                .putInt(file.large ? -1 : later ? 0 : file.content.length)
                .putShort((short) name.length)
                .putShort((short) extra.length)
                .put(name)
                .put(extra)
                .array();
    }

    private byte[] central(File file, int packed, int crc, int start) {
        var name = utf8(file.name);
        var extra = file.large ? sizes64(file.content.length, packed) : new byte[0];
        return little(46 + name.length + extra.length)
                .putInt(0x02014B50)
                .putShort((short) 20)
                .putShort((short) 20)
                .putShort((short) file.flags)
                .putShort((short) file.method)
                .putInt(0x58210000)
                .putInt(crc)
                .putInt(file.large ? -1 : packed)
                .putInt(file.large ? -1 : file.content.length)
                .putShort((short) name.length)
                .putShort((short) extra.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(start - prefix.length)
                .put(name)
                .put(extra)
                .array();
    }

    private static byte[] sizes64(long size, long packed) {
        return little(20)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(size)
                .putLong(packed)
                .array();
    }

    private static byte[] deflated(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new byte[content.length + 100];
            return Arrays.copyOf(out, deflater.deflate(out));
        }
    }

    private static int crc(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static byte[] slice(byte[] bytes, Range range) {
        return Arrays.copyOfRange(bytes, (int) range.start(), (int) range.end());
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
