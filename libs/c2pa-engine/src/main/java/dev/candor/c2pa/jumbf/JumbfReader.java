package dev.candor.c2pa.jumbf;

import dev.candor.c2pa.io.ByteReader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Reads a tree of JUMBF boxes under limits of depth and count. C2PA's own boxes have labels and
/// can be asked for by them (C2PA 2.4, 11.1.4.1); a private box need not, and then has an empty
/// label that no reference leads to. Holds views of the bytes, no copies.
public final class JumbfReader {
    /// How deep superboxes may lie in one another.
    public static final int MAX_DEPTH = 16;

    /// How many boxes there may be in all.
    public static final int MAX_BOXES = 50_000;

    private static final int PADDING_HEADER = 8;
    private static final int FREE = 0x66726565;

    private static final int REQUESTABLE = 0x01;
    private static final int LABEL = 0x02;
    private static final int ID = 0x04;
    private static final int SIGNATURE = 0x08;
    private static final int PRIVATE = 0x10;

    private int boxes;

    private JumbfReader() {}

    /// The superbox that the bytes begin with. Zero bytes or a box of them may follow it, nothing
    /// else.
    ///
    /// @throws MalformedException if the bytes are not one superbox
    public static JumbfBox.Superbox read(Bytes bytes) throws MalformedException {
        var in = new ByteReader(bytes);
        if (!(new JumbfReader().box(in, 0) instanceof JumbfBox.Superbox superbox)) {
            throw new MalformedException("jumb", bytes.offset(), "not a superbox");
        }
        if (!isPadding(in.rest())) {
            throw in.malformed("jumb", "bytes behind the superbox");
        }
        return superbox;
    }

    /// Whether bytes hide nothing: zeros, as they are or in one box (ISO/IEC 19566-5, `free`).
    private static boolean isPadding(Bytes rest) {
        if (rest.isZero() || rest.length() < PADDING_HEADER) {
            return rest.isZero();
        }
        var header = rest.slice(0, PADDING_HEADER).toBuffer();
        return header.getInt() == rest.length()
                && header.getInt() == FREE
                && rest.from(PADDING_HEADER).isZero();
    }

    private JumbfBox box(ByteReader in, int depth) throws MalformedException {
        if (++boxes > MAX_BOXES) {
            throw in.malformed("jumb", "more than %d boxes".formatted(MAX_BOXES));
        }
        int start = in.position();
        long length = in.u32("box length");
        var type = new String(in.take(4, "box type").toArray(), StandardCharsets.ISO_8859_1);
        if (length == 1) {
            length = in.i64("extended box length");
        }
        int header = in.position() - start;
        var payload =
                length == 0 ? in.rest() : in.take(length < header ? -1 : length - header, type);
        var raw = in.since(start);
        return type.equals("jumb")
                ? superbox(payload, raw, depth)
                : new JumbfBox.Content(type, payload, raw);
    }

    private JumbfBox.Superbox superbox(Bytes payload, Bytes raw, int depth)
            throws MalformedException {
        if (depth >= MAX_DEPTH) {
            throw new MalformedException(
                    "jumb", payload.offset(), "deeper than %d".formatted(MAX_DEPTH));
        }
        var in = new ByteReader(payload);
        if (!in.hasRemaining()
                || !(box(in, depth) instanceof JumbfBox.Content description)
                || !description.boxType().equals("jumd")) {
            throw new MalformedException("jumb", payload.offset(), "no description box first");
        }
        var fields = new ByteReader(description.payload());
        var type = JumbfType.of(fields.take(16, "jumd"));
        var label = label(fields);
        var children = new ArrayList<JumbfBox>();
        while (in.hasRemaining()) {
            children.add(box(in, depth + 1));
        }
        return new JumbfBox.Superbox(type, label, children, payload, raw);
    }

    private String label(ByteReader in) throws MalformedException {
        int toggles = in.u8("jumd");
        if ((toggles & ~(REQUESTABLE | LABEL | ID | SIGNATURE | PRIVATE)) != 0) {
            throw in.malformed("jumd", "unknown toggles %02x".formatted(toggles));
        }
        var label = (toggles & LABEL) == 0 ? "" : terminated(in);
        if ((toggles & ID) != 0) {
            in.u32("jumd");
        }
        if ((toggles & SIGNATURE) != 0) {
            in.take(32, "jumd");
        }
        if ((toggles & PRIVATE) != 0) {
            box(in, MAX_DEPTH);
        }
        if (in.hasRemaining()) {
            throw in.malformed("jumd", "bytes behind the description");
        }
        return (toggles & REQUESTABLE) == 0 ? "" : label;
    }

    private static String terminated(ByteReader in) throws MalformedException {
        int start = in.position();
        int length = 0;
        while (in.u8("jumd") != 0) {
            length++;
        }
        var bytes = in.since(start).slice(0, length);
        try {
            var label = StandardCharsets.UTF_8.newDecoder().decode(bytes.toBuffer()).toString();
            if (label.chars().noneMatch(JumbfReader::isForbidden)) {
                return label;
            }
        } catch (CharacterCodingException e) {
            throw in.malformed("jumd", "a label that is not UTF-8");
        }
        throw in.malformed("jumd", "a label with a character that none may have");
    }

    /// What no label may hold (C2PA 2.4, 11.1.4.1.1).
    private static boolean isForbidden(int character) {
        return Character.isISOControl(character)
                || "/;?#".indexOf(character) >= 0
                || character == 0xFEFF
                || character == 0xFFFF;
    }
}
