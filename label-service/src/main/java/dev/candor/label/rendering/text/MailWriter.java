package dev.candor.label.rendering.text;

import dev.candor.label.rendering.failure.MediaException;
import dev.candor.label.rendering.text.Mail.Part;
import dev.candor.label.rendering.text.Shown.ShownLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Puts lines into the first text and the first HTML of a mail, and a field into its header.
final class MailWriter {
    private static final String CRLF = "\r\n";
    private static final List<String> SIGNATURES =
            List.of("DKIM-Signature", "ARC-Message-Signature", "DomainKey-Signature");
    private static final Set<String> SEALED =
            Set.of(
                    "multipart/signed",
                    "multipart/encrypted",
                    "application/pkcs7-mime",
                    "application/x-pkcs7-mime");

    private final byte[] mail;
    private final List<Line> lines;
    private final boolean headers;
    private final List<Edit> edits = new ArrayList<>();

    /// @param headers whether the header says it too
    MailWriter(byte[] mail, List<Line> lines, boolean headers) {
        this.mail = mail;
        this.lines = lines;
        this.headers = headers;
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one rendering and is never compared
    private record Edit(int from, int to, byte[] bytes) {}

    byte[] written() throws MediaException {
        var root = Mail.parse(mail);
        unsigned(root);
        var texts = texts(root);
        if (texts.isEmpty()) {
            throw new MediaException.Unsupported("A mail in which nothing is text");
        }
        for (Part part : texts) {
            write(part, part == root);
        }
        if (headers) {
            var fields = new LinkedHashSet<String>();
            lines.forEach(
                    line -> line.headers().forEach((n, v) -> fields.add(n + ": " + v + "\r\n")));
            edits.add(insertion(root.headersEnd(), String.join("", fields)));
        }
        return edited();
    }

    private byte[] edited() {
        var out = new ByteArrayOutputStream(mail.length + 1024);
        var done = 0;
        for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::from)).toList()) {
            out.write(mail, done, edit.from() - done);
            out.writeBytes(edit.bytes());
            done = edit.to();
        }
        out.write(mail, done, mail.length - done);
        return out.toByteArray();
    }

    /// A label that breaks a signature makes an honest mail look forged.
    private static void unsigned(Part root) throws MediaException.Signed {
        for (String name : SIGNATURES) {
            if (root.field(name).isPresent()) {
                throw new MediaException.Signed(
                        "The mail has a %s, which a line would break; label it first, then sign"
                                .formatted(name));
            }
        }
        var sealed = all(root).map(Part::mediaType).filter(SEALED::contains).findFirst();
        if (sealed.isPresent()) {
            throw new MediaException.Signed(
                    "The mail is %s, which a line would break; label it first, then sign"
                            .formatted(sealed.get()));
        }
    }

    private static Stream<Part> all(Part part) {
        return Stream.concat(Stream.of(part), part.parts().stream().flatMap(MailWriter::all));
    }

    /// What is read: the first text and the first HTML that are no attachments.
    static List<Part> texts(Part root) {
        return Stream.of("text/plain", "text/html")
                .map(
                        type ->
                                all(root)
                                        .filter(part -> part.parts().isEmpty())
                                        .filter(part -> part.mediaType().equals(type))
                                        .filter(part -> !part.attached())
                                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    private void write(Part part, boolean whole) throws MediaException {
        var coded = Arrays.copyOfRange(mail, part.from(), part.to());
        var coding = TransferCoding.named(part.coding());
        var text = coding.decode(coded);
        inlineUnsigned(text);
        var encoding = encoding(part, text);
        if (part.mediaType().equals("text/html")) {
            var insertions = new HtmlWriter(text, encoding).insertions(lines);
            replace(part, coding.insert(coded, ascii(part, insertions, text, encoding)));
            return;
        }
        if (saysAsItTravels(part, encoding) || !encoding.sure()) {
            var insertions = new PlainWriter(text, encoding, CRLF).insertions(lines);
            replace(part, coding.insert(coded, insertions));
            return;
        }
        recode(part, encoding.decoded(text), whole);
    }

    private static void inlineUnsigned(byte[] text) throws MediaException.Signed {
        var start = new String(text, StandardCharsets.ISO_8859_1);
        if (start.contains("-----BEGIN PGP SIGNED MESSAGE-----")
                || start.contains("-----BEGIN PGP MESSAGE-----")) {
            throw new MediaException.Signed(
                    "The mail has a PGP signature or cipher inside its text, which a line would"
                            + " break; label it first, then sign");
        }
    }

    /// In a part of seven bits references say what characters cannot.
    private List<Insertion> ascii(
            Part part, List<Insertion> insertions, byte[] text, Encoding encoding)
            throws MediaException.TooLarge {
        return part.coding().equals("7bit")
                ? new HtmlWriter(
                                text,
                                new Encoding(StandardCharsets.US_ASCII, encoding.start(), true))
                        .insertions(lines)
                : insertions;
    }

    private boolean saysAsItTravels(Part part, Encoding encoding) {
        var words = new StringBuilder();
        lines.forEach(line -> words.append(line.plain("\n")));
        return encoding.canSay(words.toString())
                && (!part.coding().equals("7bit") || words.chars().allMatch(c -> c < 0x80));
    }

    static Encoding encoding(Part part, byte[] text) throws MediaException {
        var told = part.parameter("charset");
        var named = told.flatMap(Encoding::named);
        if (told.isPresent() && named.isEmpty()) {
            throw new MediaException.Unsupported("A part in the character set " + told.get());
        }
        var own = Encoding.of(text);
        var mark =
                named.filter(charset -> !charset.equals(own.charset())).isEmpty() ? own.start() : 0;
        if (part.mediaType().equals("text/html")) {
            return named.isEmpty()
                    ? Encoding.ofPage(text)
                    : new Encoding(named.get(), mark, true).forMarkup();
        }
        return named.isEmpty() && !isAscii(text)
                ? new Encoding(StandardCharsets.US_ASCII, mark, false)
                : new Encoding(named.orElse(StandardCharsets.US_ASCII), mark, true);
    }

    private static boolean isAscii(byte[] text) {
        for (byte one : text) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private void replace(Part part, byte[] body) {
        edits.add(new Edit(part.from(), part.to(), body));
    }

    /// A character set that cannot say the words gives way to one that can.
    private void recode(Part part, String text, boolean whole) throws MediaException {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var encoding = new Encoding(StandardCharsets.UTF_8, 0, true);
        var lined = Insertion.apply(utf8, new PlainWriter(utf8, encoding, CRLF).insertions(lines));
        put(part, "Content-Type", "text/plain; charset=utf-8");
        put(part, "Content-Transfer-Encoding", "base64");
        if (whole && part.field("MIME-Version").isEmpty()) {
            put(part, "MIME-Version", "1.0");
        }
        replace(part, TransferCoding.base64(lined));
    }

    private void put(Part part, String name, String value) {
        var field = part.field(name);
        var bytes = "%s: %s\r\n".formatted(name, value).getBytes(StandardCharsets.US_ASCII);
        edits.add(
                field.map(old -> new Edit(old.from(), old.to(), bytes))
                        .orElseGet(() -> new Edit(part.headersEnd(), part.headersEnd(), bytes)));
    }

    private static Edit insertion(int at, String text) {
        return new Edit(at, at, text.getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads a written mail again.
    ///
    /// @throws MediaException.NotAsPlanned when a part does not show a line
    static Shown read(byte[] written, List<Line> lines, boolean headers) throws MediaException {
        var root = Mail.parse(written);
        var found = new ArrayList<ShownLine>();
        var machines = new TreeSet<String>();
        var unread = 0;
        Charset charset = StandardCharsets.US_ASCII;
        for (Part part : texts(root).reversed()) {
            var text =
                    TransferCoding.named(part.coding())
                            .decode(Arrays.copyOfRange(written, part.from(), part.to()));
            var encoding = encoding(part, text);
            charset = encoding.charset();
            var reading =
                    part.mediaType().equals("text/html")
                            ? Reading.page(text, encoding, lines, "text/html")
                            : Reading.plain(text, encoding, lines, "text/plain");
            found.addAll(0, reading.lines());
            machines.addAll(reading.forMachines());
            unread += reading.unreadSheets();
        }
        for (Line line : headers ? lines : List.<Line>of()) {
            for (String name : line.headers().keySet()) {
                if (root.field(name).isEmpty()) {
                    throw new MediaException.NotAsPlanned("The header does not say " + name);
                }
                machines.add(name);
            }
        }
        return new Shown(
                "message/rfc822",
                charset.name(),
                TextLabeller.text(lines),
                found,
                machines,
                unread,
                false);
    }
}
