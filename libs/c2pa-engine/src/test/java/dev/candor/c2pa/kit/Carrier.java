package dev.candor.c2pa.kit;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/// How a format carries a manifest store. A format's test kit brings its own.
@FunctionalInterface
public interface Carrier {
    /// Puts a store into a medium. Where it lies may depend on its length, and on nothing else of
    /// it.
    Carried carry(byte[] media, byte[] store);

    /// A medium with a store in it.
    ///
    /// @param asset the whole file
    /// @param exclusions the ranges that the store takes, headers included: what a data hash has to
    /// leave out
    record Carried(byte[] asset, List<Range> exclusions) {
        public Carried {
            exclusions = List.copyOf(exclusions);
        }
    }

    /// As the engine itself writes the format.
    static Carrier written() {
        return (media, store) -> {
            if (store.length == 0) {
                return new Carried(media, List.of());
            }
            try {
                var file = Files.createTempFile("forgery", null);
                try (var channel = FileChannel.open(Files.write(file, media))) {
                    var format = AssetFormats.require(channel);
                    var reader = new ChannelReader(channel);
                    var container = format.writable().orElseThrow();
                    var splicing = container.splicing(reader, container.layout(reader));
                    return carried(media, splicing.around(store.length), Bytes.of(store));
                } finally {
                    Files.delete(file);
                }
            } catch (IOException
                    | MalformedException
                    | NoRoomException
                    | UnreadableAssetException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Carried carried(byte[] media, Splice splice, Bytes store) {
        var fillings = splice.filling().fill(store).iterator();
        var asset = new ByteArrayOutputStream();
        for (var piece : splice.pieces()) {
            asset.writeBytes(
                    switch (piece) {
                        case Piece.Copy(var range) ->
                                Arrays.copyOfRange(media, (int) range.start(), (int) range.end());
                        case Piece.Fresh(var bytes) -> bytes.toArray();
                        case Piece.Table table -> changed(media, table);
                        case Piece.Gap _ -> fillings.next();
                        case Piece.Proof _ -> throw new IllegalStateException("no tree");
                    });
        }
        return new Carried(asset.toByteArray(), splice.gaps());
    }

    private static byte[] changed(byte[] media, Piece.Table table) {
        var range = table.source();
        var records = Arrays.copyOfRange(media, (int) range.start(), (int) range.end());
        table.change(records);
        return records;
    }

    /// The store lies in a file of its own, and the asset is left as it is.
    static Carrier beside() {
        return (media, store) -> new Carried(media, List.of());
    }

    /// A finished piece of file at a place of the medium.
    static Carried inserted(byte[] media, int at, byte[] piece) {
        return new Carried(
                Concat.of(
                        Arrays.copyOf(media, at),
                        piece,
                        Arrays.copyOfRange(media, at, media.length)),
                List.of(new Range(at, piece.length)));
    }
}
