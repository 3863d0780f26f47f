package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A box that carries something of C2PA (C2PA 2.4, A.5.1):
///
/// ```
/// aligned(8) class ContentProvenanceBox extends FullBox('uuid', extended_type = …, 0, 0) {
///     string box_purpose;
///     bit(8) data[];
/// }
/// ```
///
/// @param box the whole box
/// @param purpose what it is for
/// @param data what follows the purpose
public record ProvenanceBox(Box box, Purpose purpose, Range data) {
    private static final byte[] USER_TYPE =
            HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
    private static final int VERSION_AND_FLAGS = 4;
    private static final int LONGEST_PURPOSE = 16;
    private static final int MERKLE_OFFSET = 8;

    /// What a box of C2PA is for.
    public enum Purpose {
        /// The manifest store.
        MANIFEST,
        /// The manifest store as it was before update manifests were added elsewhere.
        ORIGINAL,
        /// A manifest store of update manifests, at the end of the file.
        UPDATE,
        /// How to check a part of the content by a Merkle tree.
        MERKLE,
        /// Nothing that C2PA knows.
        UNKNOWN;

        private static Purpose of(String word) {
            return switch (word) {
                case "manifest" -> MANIFEST;
                case "original" -> ORIGINAL;
                case "update" -> UPDATE;
                case "merkle" -> MERKLE;
                default -> UNKNOWN;
            };
        }
    }

    /// The box of C2PA that `box` is, if it is one.
    ///
    /// @throws MalformedException if it is one that ends within its fields
    public static Optional<ProvenanceBox> of(ChannelReader asset, Box box)
            throws MalformedException, IOException {
        if (!isUserType(asset, box, USER_TYPE)) {
            return Optional.empty();
        }
        var fields = box.payload();
        int before = USER_TYPE.length + VERSION_AND_FLAGS;
        if (fields.length() < before) {
            throw new MalformedException("uuid", box.start(), "a C2PA box without fields");
        }
        asset.seek(fields.start() + before);
        long left = Math.min(fields.length() - before, LONGEST_PURPOSE);
        var head = Bytes.of(asset.take((int) left, "C2PA box purpose"));
        for (int i = 0; i < head.length(); i++) {
            if (head.get(i) == 0) {
                long from = fields.start() + before + i + 1;
                return Optional.of(
                        new ProvenanceBox(
                                box,
                                Purpose.of(head.slice(0, i).toText()),
                                new Range(from, fields.end() - from)));
            }
        }
        throw new MalformedException("uuid", box.start(), "a C2PA box without a purpose");
    }

    /// Whether a box is a `uuid` box of one user type.
    static boolean isUserType(ChannelReader asset, Box box, byte[] userType)
            throws MalformedException, IOException {
        if (!box.type().equals("uuid") || box.payload().length() < userType.length) {
            return false;
        }
        asset.seek(box.payload().start());
        return Arrays.equals(asset.take(userType.length, "uuid"), userType);
    }

    /// Whether bytes are the user type of the boxes of C2PA.
    public static boolean isUserType(Bytes bytes) {
        return bytes.equals(Bytes.of(USER_TYPE));
    }

    /// The user type of the boxes of C2PA.
    public static byte[] userType() {
        return USER_TYPE.clone();
    }

    /// Where the manifest store is, padding included: behind the offset of the first `merkle` box,
    /// which only boxes with a store have.
    Range store() throws MalformedException {
        if (data.length() < MERKLE_OFFSET) {
            throw new MalformedException("uuid", box.start(), "a C2PA box without a store");
        }
        return new Range(data.start() + MERKLE_OFFSET, data.length() - MERKLE_OFFSET);
    }
}
