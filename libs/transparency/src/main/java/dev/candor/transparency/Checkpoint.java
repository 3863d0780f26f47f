package dev.candor.transparency;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/// What a ledger commits to: how long it is, and the root of its tree (C2SP tlog-checkpoint).
///
/// ```
/// candor.example.org/registry/studio-nord     the origin
/// 42                                          entries
/// uOLVr1dkMNNeRkGVnWT7rKuqpVbLKtmmEmUU08J0AMM= the root
/// time 2026-06-01T12:05:00Z                   when it was signed
/// ```
///
/// @param origin names the ledger and never changes
/// @param root 32 bytes
public record Checkpoint(String origin, long size, byte[] root, Instant at) {
    private static final String TIME = "time ";
    private static final int LINES = 4;

    public Checkpoint {
        if (origin.isBlank() || origin.contains("\n")) {
            throw new IllegalArgumentException("an origin is one line");
        }
        if (size < 0 || root.length != MerkleHash.LENGTH) {
            throw new IllegalArgumentException("not the size and root of a tree");
        }
        root = root.clone();
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /// The text of the note that is signed.
    public String text() {
        return "%s\n%d\n%s\n%s%s\n"
                .formatted(origin, size, Base64.getEncoder().encodeToString(root), TIME, at);
    }

    /// Reads the text of a note.
    ///
    /// @throws IllegalArgumentException if it is no checkpoint of a Candor registry
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty() || !lines[3].startsWith(TIME)) {
            throw new IllegalArgumentException("not the four lines of a checkpoint");
        }
        try {
            var read =
                    new Checkpoint(
                            lines[0],
                            Long.parseLong(lines[1]),
                            Base64.getDecoder().decode(lines[2]),
                            Instant.parse(lines[3].substring(TIME.length())));
            if (!read.text().equals(text)) {
                throw new IllegalArgumentException("a checkpoint has one way to be written");
            }
            return read;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a checkpoint without a time", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root), at);
    }

    @Override
    public String toString() {
        return "Checkpoint[%s, %d, %s, %s]"
                .formatted(origin, size, HexFormat.of().formatHex(root), at);
    }
}
