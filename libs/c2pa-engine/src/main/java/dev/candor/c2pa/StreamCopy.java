package dev.candor.c2pa;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.bmff.MediaSegment;
import dev.candor.c2pa.asset.bmff.ProofBox;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.binding.SegmentDigest;
import dev.candor.c2pa.binding.StreamTrees;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Writes the copy of a stream: every file once, with room for what is known when all have been
/// hashed, and then what belongs there. Used once.
final class StreamCopy {
    private final List<Rendition> sources;
    private final List<Rendition> targets;
    private final boolean flushes;
    private final StreamTrees trees = new StreamTrees();
    private final List<Segment> segments = new ArrayList<>();
    private final List<Splice> inits = new ArrayList<>();

    /// A media segment, and where its copy goes.
    private record Segment(Path source, Path target, ProofBox.Leaf leaf) {}

    /// Where the proof of a segment belongs.
    private record Open(Path target, ProofBox.Leaf leaf, long at) {}

    /// @param targets where the copies go, as many as there are sources
    /// @param flushes whether the disk has a copy before the next one is begun
    StreamCopy(List<Rendition> sources, List<Rendition> targets, boolean flushes) {
        this.flushes = flushes;
        this.sources = List.copyOf(sources);
        this.targets = List.copyOf(targets);
    }

    /// Writes all files.
    ///
    /// @throws SigningException if a file cannot carry what it has to, or the signer fails
    void write(Composition composition)
            throws UnreadableAssetException, SigningException, IOException {
        try {
            announce();
            int length = composition.blank(trees.blank()).length();
            var open = new ArrayList<Open>();
            for (var segment : segments) {
                open.add(copied(segment));
            }
            for (int i = 0; i < sources.size(); i++) {
                trees.hashed(i + 1L, copiedInit(i, length));
            }
            for (var segment : open) {
                prove(segment);
            }
            var store = composition.signed(trees.finish());
            for (int i = 0; i < sources.size(); i++) {
                fill(i, store);
            }
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        } catch (NoRoomException e) {
            throw new SigningException(e.reason(), e);
        }
    }

    /// How long a proof is depends on how many segments there are: so all are counted first.
    private void announce() throws MalformedException, IOException {
        for (int i = 0; i < sources.size(); i++) {
            var files = sources.get(i).segments();
            for (int j = 0; j < files.size(); j++) {
                try (var channel = FileChannel.open(files.get(j))) {
                    long track = MediaSegment.read(new ChannelReader(channel)).track();
                    segments.add(
                            new Segment(
                                    files.get(j),
                                    targets.get(i).segments().get(j),
                                    trees.announce(i + 1L, track)));
                }
            }
        }
    }

    private Open copied(Segment segment) throws MalformedException, NoRoomException, IOException {
        try (var channel = FileChannel.open(segment.source);
                var out = created(segment.target)) {
            var reader = new ChannelReader(channel);
            var splice = MediaSegment.read(reader).proven(trees.proofLength(segment.leaf));
            var digest = new SegmentDigest(splice);
            new SignedCopy(reader, splice, out).copy(digest::take);
            trees.hashed(segment.leaf, digest.finish());
            return new Open(segment.target, segment.leaf, proof(splice));
        }
    }

    /// Where the proof belongs in a copy.
    private static long proof(Splice splice) {
        return splice.pieces().stream()
                .takeWhile(piece -> !(piece instanceof Piece.Proof))
                .mapToLong(Piece::length)
                .sum();
    }

    private void prove(Open segment) throws IOException {
        try (var out = FileChannel.open(segment.target, StandardOpenOption.WRITE)) {
            var box = ByteBuffer.wrap(trees.proof(segment.leaf));
            long at = segment.at;
            while (box.hasRemaining()) {
                at += out.write(box, at);
            }
            flush(out);
        }
    }

    private void flush(FileChannel file) throws IOException {
        if (flushes) {
            file.force(true);
        }
    }

    private Bytes copiedInit(int rendition, int storeLength)
            throws UnreadableAssetException,
                    SigningException,
                    MalformedException,
                    NoRoomException,
                    IOException {
        try (var channel = FileChannel.open(sources.get(rendition).init());
                var out = created(targets.get(rendition).init())) {
            var asset = OpenAsset.of(channel);
            MediaSegment.requireInit(asset.reader());
            var splice =
                    asset.format()
                            .writable()
                            .orElseThrow(
                                    () ->
                                            new SigningException(
                                                    "%s cannot be signed"
                                                            .formatted(asset.format().mediaType())))
                            .splicing(asset.reader(), asset.layout())
                            .around(storeLength);
            var digest = new SegmentDigest(splice);
            new SignedCopy(asset.reader(), splice, out).copy(digest::take);
            inits.add(splice);
            return digest.finish();
        }
    }

    private void fill(int rendition, Bytes store) throws IOException {
        try (var in = FileChannel.open(sources.get(rendition).init());
                var out =
                        FileChannel.open(targets.get(rendition).init(), StandardOpenOption.WRITE)) {
            new SignedCopy(new ChannelReader(in), inits.get(rendition), out).fill(store, List.of());
            flush(out);
        }
    }

    private static FileChannel created(Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        return FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
