package dev.candor.transparency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/// A text with signatures under it (C2SP signed-note).
///
/// @param text ends with a line feed
/// @param lines the signatures, each with its line feed
public record SignedNote(String text, List<String> lines) {
    private static final String DASH = "— ";
    private static final int ID_LENGTH = 4;
    private static final int LONGEST = 64 * 1024;

    public SignedNote {
        if (!text.endsWith("\n") || lines.isEmpty()) {
            throw new IllegalArgumentException("a note is lines with a signature under them");
        }
        lines = List.copyOf(lines);
    }

    /// Reads a note.
    ///
    /// @throws IllegalArgumentException if it is none
    public static SignedNote parse(String note) {
        var gap = note.lastIndexOf("\n\n");
        if (note.length() > LONGEST || gap < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note");
        }
        var lines = new ArrayList<String>();
        for (var line : note.substring(gap + 2).split("(?<=\n)")) {
            if (!line.startsWith(DASH) || line.trim().split(" ", -1).length != 3) {
                throw new IllegalArgumentException("not the line of a signature");
            }
            lines.add(line);
        }
        return new SignedNote(note.substring(0, gap + 1), lines);
    }

    /// The note as it is kept and sent.
    public String format() {
        return text + "\n" + String.join("", lines);
    }

    /// The same with another signature under it.
    public SignedNote with(String line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new SignedNote(text, more);
    }

    /// Whether one of these keys signed it. A line that carries a key's name and number and does
    /// not verify spoils the note.
    public boolean isSignedBy(Collection<NoteKey> keys) {
        var signed = false;
        for (var line : lines) {
            for (var key : keys) {
                if (line.startsWith(DASH + key.name() + " ") && isOf(key, line)) {
                    if (!key.verifies(text, signature(line))) {
                        return false;
                    }
                    signed = true;
                }
            }
        }
        return signed;
    }

    private static boolean isOf(NoteKey key, String line) {
        return Arrays.equals(Arrays.copyOf(bytes(line), ID_LENGTH), key.id());
    }

    private static byte[] signature(String line) {
        var bytes = bytes(line);
        return Arrays.copyOfRange(bytes, Math.min(ID_LENGTH, bytes.length), bytes.length);
    }

    private static byte[] bytes(String line) {
        try {
            return Base64.getDecoder().decode(line.trim().substring(line.lastIndexOf(' ') + 1));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
