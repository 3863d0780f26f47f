package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.NamedRange;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.BoxesHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Makes a general box hash (C2PA 2.4, 18.7). The format itself walks the copy as it will be and
/// digests its pieces, as a verifier has it do: the one binding that reads the source once more.
/// Pieces of one name that follow one another have one hash, as a picture may have thousands.
public final class BoxesDigest implements ContentDigest {
    private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;

    /// What stands in place of a hash of the store, as other implementations have it.
    private static final Bytes NO_HASH = Bytes.of(new byte[1]);

    private final Container format;
    private final ChannelReader copy;
    private final List<List<NamedRange>> runs = new ArrayList<>();

    /// @param copy as it will be, with a store as long as it will be
    /// @throws MalformedException if the format has no pieces, or is broken
    public BoxesDigest(Container format, ChannelReader copy)
            throws MalformedException, IOException {
        this.format = format;
        this.copy = copy;
        var pieces =
                format.boxes(copy)
                        .orElseThrow(
                                () -> new MalformedException("boxes", 0, "the format has none"));
        for (var piece : pieces) {
            if (runs.isEmpty() || !runs.getLast().getLast().name().equals(piece.name())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(piece);
        }
    }

    @Override
    public void take(long position, ByteBuffer bytes) {
        bytes.position(bytes.limit());
    }

    @Override
    public HardBinding blank() {
        var zeros = Bytes.of(new byte[ALGORITHM.digest().getDigestLength()]);
        var entries = new ArrayList<BoxesHash.Entry>();
        for (var run : runs) {
            entries.add(entry(run, zeros));
        }
        return binding(entries);
    }

    @Override
    public HardBinding finish() throws IOException {
        var entries = new ArrayList<BoxesHash.Entry>();
        for (var run : runs) {
            entries.add(entry(run, hash(run)));
        }
        return binding(entries);
    }

    private Bytes hash(List<NamedRange> run) throws IOException {
        var digest = ALGORITHM.digest();
        if (!run.getFirst().isStore()) {
            try {
                format.digestBoxes(copy, run, List.of(), digest);
            } catch (MalformedException e) {
                throw new IOException("The source was changed while it was copied", e);
            }
        }
        return Bytes.of(digest.digest());
    }

    private static BoxesHash.Entry entry(List<NamedRange> run, Bytes hash) {
        return new BoxesHash.Entry(
                run.stream().map(NamedRange::name).toList(),
                null,
                run.getFirst().isStore() ? NO_HASH : hash,
                false,
                List.of());
    }

    private static HardBinding binding(List<BoxesHash.Entry> entries) {
        return new BoxesHash(entries, ALGORITHM.word()).toBinding();
    }
}
