package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finds the tags of an XML document and where in the file they stand, which StAX does not tell in
/// bytes. Reads over comments, instructions, CDATA and document types, and resolves nothing. Not
/// thread safe.
final class XmlScanner {
    /// The longest name of an element or attribute, in bytes.
    static final int MAX_NAME = 256;

    /// The longest value of an attribute that is kept, in bytes.
    static final int MAX_VALUE = 1024;

    /// The most attributes that are kept of one tag.
    static final int MAX_ATTRIBUTES = 256;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String MARKUP = "markup";

    private final ChannelReader asset;
    private final byte[] value = new byte[MAX_VALUE];

    /// Begins at the start of the asset.
    XmlScanner(ChannelReader asset) throws MalformedException, IOException {
        this.asset = asset;
        asset.seek(asset.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0);
    }

    /// A tag, from its `<` to behind its `>`.
    sealed interface Tag {
        long start();

        long end();
    }

    /// A tag that begins an element; an empty one ends it, too.
    ///
    /// @param attributes those with values that are not too long, entities as written
    record Opening(
            String name, Map<String, String> attributes, boolean isEmpty, long start, long end)
            implements Tag {
        Opening {
            attributes = Map.copyOf(attributes);
        }

        String prefix() {
            return name.substring(0, Math.max(0, name.indexOf(':')));
        }

        String localName() {
            return name.substring(name.indexOf(':') + 1);
        }
    }

    /// A tag that ends an element.
    record Closing(long start, long end) implements Tag {}

    /// The root's tag, with nothing but white space, comments and declarations before it.
    ///
    /// @param within how far into the asset it may begin
    Opening root(long within) throws MalformedException, IOException {
        while (asset.position() < within) {
            long start = asset.position();
            int next = asset.u8(MARKUP);
            if (next == '<') {
                if (markup(start).orElse(null) instanceof Opening root) {
                    return root;
                }
            } else if (!isSpace(next)) {
                throw new MalformedException(MARKUP, start, "text before the root");
            }
        }
        throw new MalformedException(MARKUP, asset.position(), "no root");
    }

    /// The next tag; nothing at the end.
    Optional<Tag> next() throws MalformedException, IOException {
        while (true) {
            long start = asset.position();
            int next = asset.next();
            if (next < 0) {
                return Optional.empty();
            } else if (next == '<') {
                var tag = markup(start);
                if (tag.isPresent()) {
                    return tag;
                }
            }
        }
    }

    static boolean isSpace(int character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    /// What a `<` begins, if it is a tag.
    private Optional<Tag> markup(long start) throws MalformedException, IOException {
        int first = asset.u8(MARKUP);
        switch (first) {
            case '?' -> skipTo("?>");
            case '!' -> skipDeclaration();
            case '/' -> {
                skipTo(">");
                return Optional.of(new Closing(start, asset.position()));
            }
            default -> {
                return Optional.of(opening(start, first));
            }
        }
        return Optional.empty();
    }

    private void skipDeclaration() throws MalformedException, IOException {
        if (isNext("--")) {
            skipTo("-->");
        } else if (isNext("[CDATA[")) {
            skipTo("]]>");
        } else {
            skipDocumentType();
        }
    }

    /// Reads over a document type and the declarations inside it, which nobody follows.
    private void skipDocumentType() throws MalformedException, IOException {
        int brackets = 0;
        while (true) {
            int next = asset.u8(MARKUP);
            if (next == '"' || next == '\'') {
                skipTo(String.valueOf((char) next));
            } else if (next == '<' && isNext("!--")) {
                skipTo("-->");
            } else if (next == '[') {
                brackets++;
            } else if (next == ']') {
                brackets--;
            } else if (next == '>' && brackets <= 0) {
                return;
            }
        }
    }

    private Opening opening(long start, int first) throws MalformedException, IOException {
        var attributes = new HashMap<String, String>();
        var name = name(first);
        int next = space(last);
        while (next != '>' && next != '/') {
            var attribute = name(next);
            if (space(last) != '=') {
                throw new MalformedException(MARKUP, asset.position(), "an attribute of nothing");
            }
            int quote = space(asset.u8(MARKUP));
            if (quote != '"' && quote != '\'') {
                throw new MalformedException(MARKUP, asset.position(), "a value without quotes");
            }
            var said = value(quote);
            if (attributes.size() < MAX_ATTRIBUTES) {
                said.ifPresent(kept -> attributes.put(attribute, kept));
            }
            next = space(asset.u8(MARKUP));
        }
        if (next == '/' && asset.u8(MARKUP) != '>') {
            throw new MalformedException(MARKUP, asset.position(), "a tag with a slash in it");
        }
        return new Opening(name, attributes, next == '/', start, asset.position());
    }

    /// The byte that ended the last name.
    private int last;

    private String name(int first) throws MalformedException, IOException {
        var bytes = new byte[MAX_NAME];
        int length = 0;
        int next = first;
        while (next != '>' && next != '/' && next != '=' && !isSpace(next)) {
            if (length == MAX_NAME || next == '<' || next == '"' || next == '\'' || next == '&') {
                throw new MalformedException(MARKUP, asset.position(), "no name");
            }
            bytes[length++] = (byte) next;
            next = asset.u8(MARKUP);
        }
        if (length == 0) {
            throw new MalformedException(MARKUP, asset.position(), "no name");
        }
        last = next;
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /// The first byte from here on that is no white space.
    private int space(int from) throws MalformedException, IOException {
        int next = from;
        while (isSpace(next)) {
            next = asset.u8(MARKUP);
        }
        return next;
    }

    private Optional<String> value(int quote) throws MalformedException, IOException {
        int length = 0;
        for (int next = asset.u8(MARKUP); next != quote; next = asset.u8(MARKUP)) {
            if (length < MAX_VALUE) {
                value[length] = (byte) next;
            }
            length = Math.min(length + 1, MAX_VALUE + 1);
        }
        return length > MAX_VALUE
                ? Optional.empty()
                : Optional.of(new String(value, 0, length, StandardCharsets.UTF_8));
    }

    /// Whether these characters come next; they are read over then.
    private boolean isNext(String characters) throws MalformedException, IOException {
        long here = asset.position();
        var wanted = characters.getBytes(StandardCharsets.US_ASCII);
        if (asset.size() - here >= wanted.length
                && Arrays.equals(asset.take(wanted.length, MARKUP), wanted)) {
            return true;
        }
        asset.seek(here);
        return false;
    }

    /// Reads over all up to and with these characters.
    private void skipTo(String characters) throws MalformedException, IOException {
        int matched = 0;
        while (matched < characters.length()) {
            int next = asset.u8(MARKUP);
            if (next == characters.charAt(matched)) {
                matched++;
            } else if (matched == 2 && next == characters.charAt(1)) {
                matched = 2; // "--->" ends a comment and "]]]>" CDATA
            } else {
                matched = next == characters.charAt(0) ? 1 : 0;
            }
        }
    }
}
