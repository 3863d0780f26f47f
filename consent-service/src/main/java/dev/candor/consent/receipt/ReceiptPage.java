package dev.candor.consent.receipt;

import static dev.candor.consent.page.PlainPage.escaped;

import dev.candor.consent.page.PlainPage;
import dev.candor.consent.receipt.ReceiptTold.Block;
import dev.candor.consent.receipt.ReceiptTold.Section;
import dev.candor.kit.wording.Fact;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A receipt as a page that reads and prints without script.
final class ReceiptPage {
    private ReceiptPage() {}

    static String of(ReceiptTold receipt) {
        return PlainPage.of(
                receipt.words().language().tag(),
                receipt.title(),
                "<p class=\"lead\">%s</p>%n%s"
                        .formatted(
                                escaped(receipt.lead()),
                                each(receipt.sections(), ReceiptPage::section)),
                "");
    }

    private static String section(Section section) {
        var heading =
                section.heading().isEmpty()
                        ? ""
                        : "<h2>%s</h2>".formatted(escaped(section.heading()));
        return "<section>%s%s</section>%n"
                .formatted(heading, each(section.blocks(), ReceiptPage::block));
    }

    private static String block(Block block) {
        return switch (block) {
            case ReceiptTold.Paragraph(var text) -> "<p>%s</p>".formatted(escaped(text));
            case ReceiptTold.Link(var text, var address) ->
                    "<p>%s <a href=\"%2$s\" dir=\"ltr\">%2$s</a></p>"
                            .formatted(escaped(text), escaped(address));
            case ReceiptTold.Facts(var facts) -> facts(facts);
            case ReceiptTold.Line line -> line(line);
            case ReceiptTold.Table(var head, var rows) -> table(head, rows);
            case ReceiptTold.Code(var text) -> "<pre dir=\"ltr\">%s</pre>".formatted(escaped(text));
        };
    }

    private static String line(ReceiptTold.Line line) {
        var quote =
                line.quote().isEmpty()
                        ? ""
                        : "<blockquote dir=\"auto\">%s</blockquote>"
                                .formatted(escaped(line.quote()));
        return "<article class=\"%s\"><h3><span aria-hidden=\"true\">%s</span> %s</h3>%s%s</article>"
                .formatted(
                        line.permits() ? "may" : "never",
                        line.permits() ? "✓" : "✕",
                        escaped(line.heading()),
                        quote,
                        facts(line.facts()));
    }

    private static String facts(List<Fact> facts) {
        return "<dl>%s</dl>".formatted(each(facts, ReceiptPage::fact));
    }

    private static String fact(Fact fact) {
        return "<dt>%s</dt><dd><bdi>%s</bdi></dd>"
                .formatted(escaped(fact.name()), escaped(fact.value()));
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return "<table><thead><tr>%s</tr></thead><tbody>%s</tbody></table>"
                .formatted(
                        each(head, it -> "<th scope=\"col\">%s</th>".formatted(escaped(it))),
                        each(rows, row -> "<tr>%s</tr>".formatted(each(row, ReceiptPage::cell))));
    }

    private static String cell(String text) {
        return "<td>%s</td>".formatted(escaped(text));
    }

    private static <T> String each(List<T> items, Function<T, String> form) {
        return items.stream().map(form).collect(Collectors.joining());
    }
}
