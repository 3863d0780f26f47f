package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A stream of one track: an initialization segment with a store, and media segments, each with the
/// proof that leads to the manifest.
public final class FragmentedStream {
    private final int count;
    private final int row;
    private int track = 1;
    private BmffBinding binding = BmffBinding.plain();
    private boolean initHash = true;
    private boolean wholeHash;

    /// @param row how far above the leaves the row is that the manifest holds
    public FragmentedStream(int count, int row) {
        this.count = count;
        this.row = row;
    }

    public FragmentedStream track(int id) {
        track = id;
        return this;
    }

    public FragmentedStream bound(BmffBinding other) {
        binding = other;
        return this;
    }

    public FragmentedStream withoutInitHash() {
        initHash = false;
        return this;
    }

    public FragmentedStream withWholeHash() {
        wholeHash = true;
        return this;
    }

    public byte[] init() {
        var tree = tree();
        binding.fragments(asset -> map(tree, asset));
        if (!wholeHash) {
            binding.without("hash");
        }
        var signer = TestAuthority.trusted().signer();
        return Forgery.of(Bmff.init(), Forgery.created(signer).bound("c2pa.hash.bmff.v3", binding))
                .carriedBy(Bmff.carrier())
                .bytes();
    }

    private CborMapBuilder map(Merkle tree, byte[] asset) {
        var map = tree.map(1, track, row);
        return initHash ? map.put("initHash", CborValue.of(binding.hash(asset))) : map;
    }

    public List<byte[]> segments() {
        var tree = tree();
        var segments = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            segments.add(segment(i, tree.proofBox(1, track, i, row)));
        }
        return segments;
    }

    /// A segment without a proof.
    public byte[] bareSegment(int number) {
        return segment(number, new byte[0]);
    }

    private Merkle tree() {
        // what stands before a fragment counts by its length alone
        var proof = new Merkle(Collections.nCopies(count, new byte[32])).proofBox(1, track, 0, row);
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            leaves.add(binding.hash(segment(i, proof)));
        }
        return new Merkle(leaves);
    }

    private static byte[] segment(int number, byte[] proof) {
        return Concat.of(Bmff.styp(), proof, Bmff.fragment(number));
    }
}
