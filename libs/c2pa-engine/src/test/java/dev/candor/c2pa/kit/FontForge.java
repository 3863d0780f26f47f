package dev.candor.c2pa.kit;

import dev.candor.c2pa.io.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes a font around a store: a table directory, a few tables, and the table `C2PA`. The medium
/// it is given does not matter.
public final class FontForge implements Carrier {
    private static final int MAGIC = 0xB1B0AFBA;

    private final Map<String, byte[]> tables = new TreeMap<>();
    private String version = "\0\1\0\0";
    private String address = "";
    private byte[] between = {};
    private boolean bare;

    private FontForge() {
        var head = ByteBuffer.allocate(54);
        head.putInt(0, 0x00010000).putInt(12, 0x5F0F3CF5);
        tables.put("head", head.array());
        tables.put("cvt ", new byte[] {0, 20, 0, 40, 0, 60});
        tables.put("glyf", text("the glyphs of a small font"));
        tables.put("maxp", new byte[] {0, 0, 0x50, 0, 0, 1});
    }

    /// A TrueType font.
    public static FontForge trueType() {
        return new FontForge();
    }

    /// An OpenType font.
    public static FontForge openType() {
        var forge = new FontForge();
        forge.version = "OTTO";
        return forge;
    }

    /// Puts a table into the font.
    public FontForge table(String tag, byte[] content) {
        tables.put(tag, content);
        return this;
    }

    /// Where the table says that the store is.
    public FontForge address(String uri) {
        address = uri;
        return this;
    }

    /// Bytes in the table that belong to nothing.
    public FontForge between(byte[] hidden) {
        between = hidden;
        return this;
    }

    /// Without a store, and, if there is no address, without the table.
    public FontForge bare() {
        bare = true;
        return this;
    }

    /// The font without a store.
    public byte[] bytes() {
        return bare().carry(new byte[0], new byte[0]).asset();
    }

    @Override
    public Carried carry(byte[] media, byte[] store) {
        var all = new TreeMap<>(tables);
        if (!bare || !address.isEmpty()) {
            all.put("C2PA", table(store));
        }
        int at = 12 + 16 * all.size();
        var directory = ByteBuffer.allocate(at);
        directory.put(text(version)).putShort((short) all.size()).position(12);
        var parts = new ArrayList<byte[]>();
        Range range = new Range(0, 0);
        int head = 0;
        for (var table : all.entrySet()) {
            var content = table.getValue();
            if (table.getKey().equals("C2PA")) {
                range = new Range(at, content.length);
            } else if (table.getKey().equals("head")) {
                head = at;
            }
            directory
                    .put(text(table.getKey()))
                    .putInt(sum(content))
                    .putInt(at)
                    .putInt(content.length);
            var padded = new byte[(content.length + 3) / 4 * 4];
            System.arraycopy(content, 0, padded, 0, content.length);
            parts.add(padded);
            at += padded.length;
        }
        var font = Concat.of(directory.array(), Concat.of(parts.toArray(byte[][]::new)));
        ByteBuffer.wrap(font).putInt(head + 8, MAGIC - sum(font));
        return new Carried(font, List.of(range));
    }

    private byte[] table(byte[] store) {
        int text = address.length();
        int storeAt = 20 + text + between.length;
        boolean none = bare;
        return Concat.of(
                ByteBuffer.allocate(20)
                        .putShort((short) 0)
                        .putShort((short) 1)
                        .putInt(text == 0 ? 0 : 20)
                        .putShort((short) text)
                        .putShort((short) 0)
                        .putInt(none ? 0 : storeAt)
                        .putInt(none ? 0 : store.length)
                        .array(),
                text(address),
                between,
                none ? new byte[0] : store);
    }

    private static int sum(byte[] bytes) {
        var padded = ByteBuffer.allocate((bytes.length + 3) / 4 * 4).put(bytes).rewind();
        int sum = 0;
        while (padded.hasRemaining()) {
            sum += padded.getInt();
        }
        return sum;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
