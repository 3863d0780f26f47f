package dev.candor.consent.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.candor.consent.receipt.ReceiptTold.Block;
import dev.candor.kit.pdf.PlainPdf;
import dev.candor.kit.wording.Fact;
import dev.candor.kit.wording.Language;
import dev.candor.kit.wording.Words;
import java.time.Instant;
import java.util.List;

/// A receipt as a PDF to keep, with its signed form attached: `candor receipt verify` takes the
/// file as it is. The same receipt gives the same bytes.
///
/// Its fonts write the languages of western Europe. Readers of others get it in English, and the
/// page in their own language prints.
final class ReceiptPdf {
    static final String ATTACHMENT = "receipt.jws";
    private static final String JOSE = "application/jose";

    private final ReceiptTold receipt;
    private final PlainPdf pdf;
    private boolean complete = true;

    private ReceiptPdf(ReceiptTold receipt) {
        this.receipt = receipt;
        this.pdf = new PlainPdf(receipt.words().language().tag(), receipt.title());
    }

    /// The words of a PDF for a reader: theirs where they can be set, else English.
    static Words words(Language language) {
        var words = ReceiptWords.in(language);
        return PlainPdf.writes(words.say("title")) ? words : ReceiptWords.in(Language.EN);
    }

    /// Costs a few milliseconds of computing; not for the event loop.
    ///
    /// @param jws the signed form
    /// @param id number of the receipt
    static byte[] of(ReceiptTold receipt, String jws, String id, Instant issuedAt) {
        var written = new ReceiptPdf(receipt);
        written.write();
        return written.pdf.bytes(
                issuedAt, id, new PlainPdf.Attachment(ATTACHMENT, JOSE, jws.getBytes(US_ASCII)));
    }

    private void write() {
        var words = receipt.words();
        pdf.paragraph(receipt.lead());
        for (var section : receipt.sections()) {
            if (!section.heading().isEmpty()) {
                pdf.heading(section.heading());
            }
            section.blocks().forEach(this::write);
        }
        pdf.paragraph(words.say("proof.attached", ATTACHMENT));
        if (!complete) {
            pdf.paragraph(words.say("proof.incomplete"));
        }
    }

    private void write(Block block) {
        switch (block) {
            case ReceiptTold.Paragraph(var text) -> pdf.paragraph(seen(text));
            case ReceiptTold.Link(var text, var address) -> pdf.link(text, address);
            case ReceiptTold.Facts(var facts) -> write(facts);
            case ReceiptTold.Line line -> write(line);
            case ReceiptTold.Table(var head, var rows) -> rows.forEach(row -> write(head, row));
            case ReceiptTold.Code(var text) -> pdf.code(seen(text));
        }
    }

    private void write(ReceiptTold.Line line) {
        pdf.subheading(line.heading());
        if (!line.quote().isEmpty()) {
            pdf.quote(seen(line.quote()));
        }
        write(line.facts());
    }

    private void write(List<Fact> facts) {
        facts.forEach(fact -> pdf.fact(fact.name(), seen(fact.value())));
    }

    /// A row reads as one fact: when it was, and the rest of it.
    private void write(List<String> head, List<String> row) {
        pdf.fact(
                row.getFirst(),
                seen(
                        "%s. %s: %s. %s: %s"
                                .formatted(
                                        row.get(1),
                                        head.get(2),
                                        row.get(2),
                                        head.get(3),
                                        row.get(3))));
    }

    private String seen(String text) {
        complete &= PlainPdf.writes(text.replaceAll("\\R", " "));
        return text;
    }
}
