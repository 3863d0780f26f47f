package dev.candor.consent.assetlink;

import static dev.candor.consent.page.PlainPage.escaped;

import dev.candor.consent.page.PlainPage;
import java.util.List;
import java.util.Locale;

/// A consent statement as a page.
final class StatementHtml {
    private StatementHtml() {}

    static String page(StatementView statement) {
        var html =
                new StringBuilder("<p class=\"note\">" + escaped(statement.meaning()) + "</p>\n");
        html.append("<dl>\n").append(fact("State", words(statement.state().name())));
        var consent = statement.consent();
        if (consent != null) {
            html.append(fact("Given by", words(consent.methods())))
                    .append(fact("Given in", range(consent.from(), consent.until())))
                    .append(fact("For", words(consent.actions())))
                    .append(fact("Of", words(consent.modalities())))
                    .append(fact("Where", words(consent.reach())))
                    .append(fact("How long", words(consent.term())));
        }
        for (var exemption : statement.exemptions()) {
            html.append(
                    fact(
                            "Exempt",
                            "%s, reviewed by %s"
                                    .formatted(
                                            words(exemption.basis()),
                                            words(exemption.reviewerRole()))));
        }
        html.append(fact("SHA-256", statement.assetSha256()))
                .append(fact("As of ledger entry", Long.toString(statement.ledgerSeq())))
                .append("</dl>\n");
        return PlainPage.of("en", "Consent behind this file", html.toString(), "");
    }

    private static String fact(String name, String value) {
        return "<dt>%s</dt><dd>%s</dd>\n".formatted(escaped(name), escaped(value));
    }

    private static String range(String from, String until) {
        return from.equals(until) ? from : from + " to " + until;
    }

    private static String words(List<String> codes) {
        return String.join(", ", codes.stream().map(StatementHtml::words).toList());
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
