package dev.candor.label.rendering.text;

import dev.candor.label.plan.Instruction.TextLine;
import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.memory.WorkingMemory;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts planned lines into a text and reads it again. Thread-safe; blocking; a text lies in memory
/// while it is under work, and has a limit.
public final class TextLabeller {
    private static final int SNIFFED = 4096;

    /// As bytes and as characters, before and after, and the tags found in it.
    private static final long COPIES = 10;

    private static final long TAG = 128;
    private static final Pattern PAGE =
            Pattern.compile(
                    "\\s*<(?:!--|(?:!doctype\\s+html|html|head|body|title|meta|h1|p|div|article)\\b).*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,100}):.*", Pattern.DOTALL);
    private static final Set<String> OF_A_MAIL =
            Set.of("from", "received", "return-path", "mime-version", "delivered-to");

    private final Vocabulary vocabulary;
    private final WorkingMemory memory;
    private final int mostBytes;
    private final @Nullable String publicUrl;
    private final boolean headers;

    /// @param memory that texts under work take a share of
    /// @param mostBytes of a text
    /// @param publicUrl what links of a plan are below; without it lines have no links of ours
    /// @param headers whether mails say it in their header too
    public TextLabeller(
            Vocabulary vocabulary,
            WorkingMemory memory,
            int mostBytes,
            Optional<String> publicUrl,
            boolean headers) {
        this.vocabulary = vocabulary;
        this.memory = memory;
        this.mostBytes = mostBytes;
        this.publicUrl = publicUrl.orElse(null);
        this.headers = headers;
    }

    /// What a text is.
    enum Kind {
        PLAIN("text/plain"),
        HTML("text/html"),
        MAIL("message/rfc822");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    /// The media type of a text, by how it begins; empty for what is no text.
    public static Optional<String> mediaType(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return kind(in.readNBytes(SNIFFED)).map(kind -> kind.mediaType);
        }
    }

    static Optional<Kind> kind(byte[] start) {
        var encoding = Encoding.of(start);
        if (encoding.start() == 2) {
            return isText(start, encoding) ? Optional.of(Kind.PLAIN) : Optional.empty();
        }
        var head =
                new String(
                        start,
                        encoding.start(),
                        Math.min(start.length, SNIFFED) - encoding.start(),
                        StandardCharsets.ISO_8859_1);
        if (head.chars().anyMatch(TextLabeller::isControl)) {
            return Optional.empty();
        }
        if (PAGE.matcher(head).matches()) {
            return Optional.of(Kind.HTML);
        }
        return Optional.of(isMail(head) ? Kind.MAIL : Kind.PLAIN);
    }

    /// Of pairs of bytes nearly all are characters, so it takes a look at which. The last one
    /// may be cut.
    private static boolean isText(byte[] start, Encoding encoding) {
        var length = Math.min(start.length, SNIFFED) - encoding.start();
        var head = new String(start, encoding.start(), length / 2 * 2, encoding.charset());
        return head.codePoints()
                .limit(Math.max(1, head.length() - 2)) // the last one may be cut
                .allMatch(c -> Character.isDefined(c) && !isControl(c));
    }

    private static boolean isControl(int character) {
        return character < ' ' && "\t\n\r\f".indexOf(character) < 0;
    }

    /// Header fields alone, and one of them that mails have.
    private static boolean isMail(String head) {
        for (String line : head.split("\r?\n", -1)) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                continue; // a folded field goes on
            }
            var field = FIELD.matcher(line);
            if (!field.matches()) {
                return false;
            }
            if (OF_A_MAIL.contains(field.group(1).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /// Puts the lines into `source` as `target`, which is replaced. After an exception `target` is
    /// worthless.
    public Shown label(Path source, Path target, List<TextLine> planned)
            throws IOException, MediaException {
        var size = Files.size(source);
        if (size > mostBytes) {
            throw new MediaException.TooLarge(
                    "A text of %d bytes; at most %d are worked on".formatted(size, mostBytes));
        }
        try (var _ = memory.take(memory(size), "%d bytes of text".formatted(size))) {
            return label(bytes(source, size), target, planned);
        }
    }

    private static long memory(long size) {
        return COPIES * size + TAG * Math.min(HtmlScan.MOST_TAGS, size / 3);
    }

    private Shown label(byte[] text, Path target, List<TextLine> planned)
            throws IOException, MediaException {
        var kind = kind(text).orElseThrow(() -> new MediaException.Unsupported("What is no text"));
        var lines = planned.stream().map(this::line).toList();
        var written = written(text, kind, lines);
        Files.write(target, written);
        return read(bytes(target, written.length), kind, lines);
    }

    /// As many bytes as a file is known to have: memory was taken for no more.
    private static byte[] bytes(Path file, long size) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(Math.toIntExact(size));
            if (bytes.length < size || in.read() >= 0) {
                throw new IOException("%s is not %d bytes long any more".formatted(file, size));
            }
            return bytes;
        }
    }

    private byte[] written(byte[] text, Kind kind, List<Line> lines) throws MediaException {
        return switch (kind) {
            case PLAIN ->
                    Insertion.apply(
                            text, new PlainWriter(text, Encoding.of(text), "\n").insertions(lines));
            case HTML ->
                    Insertion.apply(
                            text, new HtmlWriter(text, Encoding.ofPage(text)).insertions(lines));
            case MAIL -> new MailWriter(text, lines, headers).written();
        };
    }

    private Shown read(byte[] written, Kind kind, List<Line> lines) throws MediaException {
        return switch (kind) {
            case PLAIN -> {
                var encoding = Encoding.of(written);
                yield shown(kind, encoding, lines, Reading.plain(written, encoding, lines, null));
            }
            case HTML -> {
                var encoding = Encoding.ofPage(written);
                yield shown(kind, encoding, lines, Reading.page(written, encoding, lines, null));
            }
            case MAIL -> MailWriter.read(written, lines, headers);
        };
    }

    private static Shown shown(Kind kind, Encoding encoding, List<Line> lines, Reading reading) {
        return new Shown(
                kind.mediaType,
                encoding.charset().name().toLowerCase(Locale.ROOT),
                text(lines),
                reading.lines(),
                reading.forMachines(),
                reading.unreadSheets(),
                false);
    }

    static String text(List<Line> lines) {
        return lines.stream().map(Line::text).distinct().collect(Collectors.joining(" "));
    }

    private Line line(TextLine planned) {
        var language = vocabulary.find(planned.words().language()).map(Language::direction);
        return Line.of(planned, language.orElse(Language.Direction.LTR), publicUrl);
    }
}
