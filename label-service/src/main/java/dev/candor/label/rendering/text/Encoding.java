package dev.candor.label.rendering.text;

import dev.candor.label.rendering.failure.MediaException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The character set of a text, and where its first character is.
///
/// @param charset as it was told or found
/// @param start length of the byte order mark
/// @param sure whether the text says so itself; else it is what its bytes allow
record Encoding(Charset charset, int start, boolean sure) {
    private static final int SEARCHED = 1024;
    private static final Pattern META =
            Pattern.compile(
                    "<meta[^>]{0,400}charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{1,40})",
                    Pattern.CASE_INSENSITIVE);

    /// Of a text that tells nothing of itself but by a byte order mark.
    static Encoding of(byte[] text) {
        if (starts(text, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, true);
        }
        if (starts(text, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, true);
        }
        if (starts(text, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, true);
        }
        return new Encoding(
                utf8(text) ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII, 0, utf8(text));
    }

    /// Of a page, by its byte order mark or its first meta element, as browsers look for it.
    static Encoding ofPage(byte[] page) throws MediaException {
        var own = of(page);
        var head =
                new String(page, 0, Math.min(page.length, SEARCHED), StandardCharsets.ISO_8859_1);
        var meta = META.matcher(head);
        var encoding =
                own.start() == 0 && meta.find()
                        ? new Encoding(named(meta.group(1)).orElse(own.charset()), 0, true)
                        : own;
        return encoding.forMarkup();
    }

    /// @throws MediaException.Unsupported when tags are not found in it, or nothing is written
    Encoding forMarkup() throws MediaException.Unsupported {
        if (!keepsAscii(charset)) {
            throw new MediaException.Unsupported(
                    "HTML in %s, where markup is not ASCII".formatted(charset));
        }
        if (!charset.canEncode()) {
            throw new MediaException.Unsupported(
                    "HTML in %s, which is read and never written".formatted(charset));
        }
        return this;
    }

    /// The characters of a text, less its byte order mark.
    ///
    /// @throws MediaException.Unreadable when its bytes are none of this character set
    String decoded(byte[] text) throws MediaException.Unreadable {
        var in = ByteBuffer.wrap(text, start, text.length - start);
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate((int) (in.remaining() * decoder.maxCharsPerByte()) + 1);
        if (decoder.decode(in, out, true).isError() || decoder.flush(out).isError()) {
            throw new MediaException.Unreadable(
                    "Bytes that are no character of " + charset, in.position());
        }
        return out.flip().toString();
    }

    static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether every byte of ASCII means itself and nothing else does.
    private static boolean keepsAscii(Charset charset) {
        var name = charset.name().toUpperCase(Locale.ROOT);
        return !(name.startsWith("UTF-16")
                || name.startsWith("UTF-32")
                || name.startsWith("ISO-2022")
                || name.startsWith("X-ISO-2022")
                || name.startsWith("IBM")
                || name.startsWith("X-IBM")
                || name.startsWith("HZ"));
    }

    /// Bytes that are no ASCII are kept apart, one by one, where the set is not known.
    Encoding keptApart() {
        return sure ? this : new Encoding(StandardCharsets.ISO_8859_1, start, false);
    }

    boolean canSay(String words) {
        return charset.canEncode() && charset.newEncoder().canEncode(words);
    }

    private static boolean starts(byte[] text, int... mark) {
        if (text.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((text[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean utf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
