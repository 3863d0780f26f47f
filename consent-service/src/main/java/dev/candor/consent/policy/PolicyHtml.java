package dev.candor.consent.policy;

import static dev.candor.consent.page.PlainPage.escaped;

import dev.candor.consent.page.PlainPage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;

/// A policy as a page that stands alone: no script, no picture, nothing fetched from elsewhere.
///
/// Every word of a policy is escaped; what the page itself says is in the policy's language where
/// we speak it, and else in English and marked so.
final class PolicyHtml {
    private PolicyHtml() {}

    /// @param body the words to show, paragraphs parted by empty lines
    /// @param path where the page stands, for the links to its other languages
    static String page(PlainView policy, String body, String path) {
        var words = Words.in(policy.language());
        var html = new StringBuilder(paragraph(words, words.standing(policy)));
        if (policy.fallback()) {
            html.append(paragraph(words, words.fallback()));
        }
        for (var part : body.strip().split("\\R\\s*\\R")) {
            html.append("<p>").append(escaped(part.strip()).replace("\n", "<br>")).append("</p>\n");
        }
        if (!policy.rules().isEmpty()) {
            html.append(heading(words, words.rules())).append("<ul>\n");
            policy.rules().forEach(rule -> html.append(item(rule, policy.language())));
            html.append("</ul>\n");
        }
        return PlainPage.of(
                policy.language(), policy.title(), html.toString(), languages(policy, words, path));
    }

    private static String paragraph(Words words, String text) {
        return "<p class=\"note\"%s>%s</p>\n".formatted(words.marked(), escaped(text));
    }

    private static String heading(Words words, String text) {
        return "<h2%s>%s</h2>\n".formatted(words.marked(), escaped(text));
    }

    private static String item(PlainView.PlainRule rule, String language) {
        var marked =
                rule.language().equals(language)
                        ? ""
                        : " lang=\"" + escaped(rule.language()) + "\"";
        return "<li id=\"rule-%s\"%s>%s</li>\n"
                .formatted(escaped(rule.code()), marked, escaped(rule.statement()));
    }

    private static String languages(PlainView policy, Words words, String path) {
        if (policy.languages().size() < 2) {
            return "";
        }
        return policy.languages().stream()
                .map(
                        tag ->
                                "<li><a href=\"%s?lang=%s\" hreflang=\"%s\" lang=\"%s\"%s>%s</a></li>"
                                        .formatted(
                                                path,
                                                escaped(tag),
                                                escaped(tag),
                                                escaped(tag),
                                                tag.equals(policy.language())
                                                        ? " aria-current=\"true\""
                                                        : "",
                                                escaped(ownName(tag))))
                .collect(
                        Collectors.joining(
                                "\n",
                                "<nav aria-label=\"%s\"%s>\n<ul>\n"
                                        .formatted(escaped(words.languages()), words.marked()),
                                "\n</ul>\n</nav>\n"));
    }

    private static String ownName(String tag) {
        var locale = Locale.forLanguageTag(tag);
        var name = locale.getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }

    /// What the page itself says, in one of the languages we speak.
    private record Words(
            Locale locale,
            boolean foreign,
            String rules,
            String languages,
            String fallback,
            String inForce,
            String upcoming,
            String ended) {
        static Words in(String tag) {
            var language = Locale.forLanguageTag(tag).getLanguage();
            return switch (language) {
                case "de" ->
                        new Words(
                                Locale.GERMAN,
                                false,
                                "Regeln",
                                "Sprachen",
                                "Ihre Sprache gibt es hier nicht; gezeigt wird die Sprache, in der"
                                        + " dieser Text verfasst wurde.",
                                "Version %d, in Kraft seit %s.",
                                "Version %d, tritt am %s in Kraft.",
                                "Version %d, galt bis %s.");
                case "fr" ->
                        new Words(
                                Locale.FRENCH,
                                false,
                                "Règles",
                                "Langues",
                                "Ce texte n’existe pas dans votre langue ; il est montré dans celle"
                                        + " où il a été écrit.",
                                "Version %d, en vigueur depuis le %s.",
                                "Version %d, entre en vigueur le %s.",
                                "Version %d, en vigueur jusqu’au %s.");
                case "es" ->
                        new Words(
                                Locale.of("es"),
                                false,
                                "Reglas",
                                "Idiomas",
                                "Este texto no está en su idioma; se muestra en el idioma en que"
                                        + " fue escrito.",
                                "Versión %d, en vigor desde el %s.",
                                "Versión %d, entra en vigor el %s.",
                                "Versión %d, en vigor hasta el %s.");
                default ->
                        new Words(
                                Locale.ENGLISH,
                                !language.equals("en"),
                                "Rules",
                                "Languages",
                                "This text is not in your language; you see the language it was"
                                        + " written in.",
                                "Version %d, in force since %s.",
                                "Version %d, takes effect on %s.",
                                "Version %d, was in force until %s.");
            };
        }

        String marked() {
            return foreign ? " lang=\"en\"" : "";
        }

        String standing(PlainView policy) {
            var days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
            var until = policy.effectiveUntil();
            var turn =
                    policy.status() == PolicyStatus.ENDED && until != null
                            ? until
                            : policy.effectiveFrom();
            var form =
                    switch (policy.status()) {
                        case IN_FORCE -> inForce;
                        case UPCOMING -> upcoming;
                        case ENDED -> ended;
                    };
            return form.formatted(policy.version(), days.format(turn.atZone(ZoneOffset.UTC)));
        }
    }
}
