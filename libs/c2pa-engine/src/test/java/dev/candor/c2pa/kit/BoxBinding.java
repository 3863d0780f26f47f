package dev.candor.c2pa.kit;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.NamedRange;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// A `c2pa.hash.boxes` over all that an asset has, which can be changed entry by entry before it is
/// written.
public final class BoxBinding implements HardBinding {
    private static final String STORE = "C2PA";

    private UnaryOperator<List<Entry>> change = UnaryOperator.identity();
    private boolean grouped;
    private String algorithm = "sha256";

    /// An entry: the pieces it names and the bytes its hash is over.
    ///
    /// @param more fields that are not always there; one with an existing name takes its place
    public record Entry(List<String> names, byte[] hashed, List<Field> more) {
        public Entry(List<String> names, byte[] hashed, List<Field> more) {
            this.names = List.copyOf(names);
            this.hashed = hashed.clone();
            this.more = List.copyOf(more);
        }

        public Entry with(String field, CborValue value) {
            var fields = new ArrayList<>(more);
            fields.add(new Field(field, value));
            return new Entry(names, hashed, fields);
        }

        /// Without some of the bytes, counted from the first.
        public Entry without(int start, int length) {
            return new Entry(
                    names,
                    Concat.of(
                            Arrays.copyOf(hashed, start),
                            Arrays.copyOfRange(hashed, start + length, hashed.length)),
                    more);
        }

        CborValue toCbor() {
            var map = new CborMapBuilder();
            var all = new ArrayList<Field>();
            all.add(
                    new Field(
                            "names",
                            new CborValue.Array(names.stream().map(CborValue::of).toList())));
            all.add(
                    new Field(
                            "hash",
                            CborValue.of(
                                    names.contains(STORE) ? new byte[1] : Boxes.sha256(hashed))));
            all.add(new Field("pad", CborValue.of(new byte[0])));
            all.removeIf(field -> more.stream().anyMatch(other -> other.name.equals(field.name)));
            all.addAll(more);
            all.stream()
                    .filter(field -> !(field.value instanceof CborValue.Undefined))
                    .forEach(field -> map.put(field.name, field.value));
            return map.build();
        }
    }

    /// A field of an entry; one that is undefined is left out.
    public record Field(String name, CborValue value) {}

    private BoxBinding() {}

    /// Each piece has a hash of its own.
    public static BoxBinding each() {
        return new BoxBinding();
    }

    /// One hash for all before the store, and one for all behind it.
    public static BoxBinding grouped() {
        var binding = new BoxBinding();
        binding.grouped = true;
        return binding;
    }

    public BoxBinding entries(UnaryOperator<List<Entry>> other) {
        var before = change;
        change = entries -> other.apply(new ArrayList<>(before.apply(entries)));
        return this;
    }

    /// Changes the entries that name a piece.
    public BoxBinding entry(String name, UnaryOperator<Entry> other) {
        return entries(
                entries ->
                        entries.stream()
                                .map(
                                        entry ->
                                                entry.names.contains(name)
                                                        ? other.apply(entry)
                                                        : entry)
                                .toList());
    }

    /// Says another algorithm for all, or none if it is empty.
    public BoxBinding algorithm(String word) {
        algorithm = word;
        return this;
    }

    /// What says which bytes of a piece are left out.
    public static CborValue exclusion(long start, long length, long box) {
        return new CborMapBuilder()
                .put("start", CborValue.of(start))
                .put("length", CborValue.of(length))
                .put("boxIndex", CborValue.of(box))
                .build();
    }

    @Override
    public CborValue content(Carrier.Carried carried) {
        var entries = new ArrayList<Entry>();
        var run = new ArrayList<NamedRange>();
        for (var box : boxes(carried.asset())) {
            if (!run.isEmpty() && (!grouped || box.isStore() || run.getLast().isStore())) {
                entries.add(entry(run, carried.asset()));
                run.clear();
            }
            run.add(box);
        }
        entries.add(entry(run, carried.asset()));
        var map = new CborMapBuilder();
        map.put(
                "boxes",
                new CborValue.Array(change.apply(entries).stream().map(Entry::toCbor).toList()));
        if (!algorithm.isEmpty()) {
            map.put("alg", algorithm);
        }
        return map.build();
    }

    private static Entry entry(List<NamedRange> run, byte[] asset) {
        return new Entry(
                run.stream().map(NamedRange::name).toList(),
                Arrays.copyOfRange(
                        asset,
                        (int) run.getFirst().range().start(),
                        (int) run.getLast().range().end()),
                List.of());
    }

    private static List<NamedRange> boxes(byte[] asset) {
        try {
            var file = Files.createTempFile("boxes", null);
            try (var channel = FileChannel.open(Files.write(file, asset))) {
                var format = AssetFormats.require(channel);
                return format.container().boxes(new ChannelReader(channel)).orElseThrow();
            } finally {
                Files.delete(file);
            }
        } catch (IOException | MalformedException | UnreadableAssetException e) {
            throw new IllegalStateException(e);
        }
    }
}
