package dev.candor.label.badge;

import static dev.candor.label.badge.BadgeSvg.escaped;

import dev.candor.kit.standing.Stands;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.DigitalSourceType;

/// The label as a piece of page and as a page of its own. No script, no font, no picture: the
/// words are text, so they grow, wrap, are read aloud and printed. Opening the label shows the
/// whole verdict (C2PA user experience guidance 2.0, levels 1 and 2); its link leads to the page
/// with everything that is public (level 3).
final class BadgeHtml {
    /// Colours turn round in the dark, give way to forced ones, and keep 7:1 either way; sizes
    /// are relative, so that 400 % zoom wraps instead of cutting off.
    private static final String STYLE =
            """
            <style>
            .candor-label{font:inherit;max-inline-size:100%;color:#141414;background:#f5f5f5;
            border:1px solid #767676;border-radius:.4em;display:inline-block;overflow-wrap:anywhere}
            .candor-label summary{box-sizing:border-box;min-block-size:24px;min-inline-size:24px;padding:.4em .6em;cursor:pointer;
            font-weight:600}
            .candor-label summary:focus-visible,.candor-label a:focus-visible{outline:3px solid currentColor;
            outline-offset:-3px}
            .candor-label a:focus-visible{outline-offset:2px}
            .candor-label p{margin:.4em .6em}
            .candor-label a{color:inherit;display:inline-block;min-block-size:24px}
            .candor-label img{block-size:1.2em;vertical-align:-.25em;margin-inline-end:.4em}
            .candor-label .token{display:inline-block;padding-inline:.3em;border:1px solid currentColor;
            border-radius:.2em;font-size:.8em;line-height:1.3;margin-inline-end:.5em}
            @media (prefers-color-scheme:dark){.candor-label{color:#f5f5f5;background:#141414}}
            @media (prefers-contrast:more){.candor-label{color:CanvasText;background:Canvas;
            border:2px solid CanvasText}}
            @media (forced-colors:active){.candor-label{border-color:CanvasText}}
            @media print{.candor-label{color:#000;background:#fff;border:1pt solid #000}
            .candor-label::details-content{content-visibility:visible;display:block;block-size:auto}
            .candor-label a::after{content:" (" attr(href) ")"}}
            </style>
            """;

    private BadgeHtml() {}

    /// The label, closed; `<details>` opens without script and tells its state by itself.
    static String piece(Verdict verdict, Badge badge) {
        return STYLE
                + """
                <details class="candor-label" lang="%s" dir="%s">
                <summary>%s%s%s</summary>
                <p>%s</p>
                <p>%s</p>
                <p><a href="/v1/embeds/%s?lang=%s">%s</a></p>
                </details>
                """
                        .formatted(
                                badge.language().tag(),
                                badge.direction(),
                                standing(badge),
                                mark(badge),
                                escaped(badge.label()),
                                escaped(badge.description()),
                                escaped(badge.credentials()),
                                verdict.id(),
                                badge.language().tag(),
                                escaped(badge.evidence()));
    }

    private static String standing(Badge badge) {
        var standing = badge.standing();
        return standing == null
                ? ""
                : "<span class=\"standing\">%s</span> · ".formatted(escaped(standing.text()));
    }

    /// The words beside it say all, so it is not read aloud.
    private static String mark(Badge badge) {
        var icon = badge.icon();
        if (icon != null) {
            return """
            <picture><source media="(prefers-color-scheme:dark)" srcset="%s"><img alt="" src="%s"></picture>\
            """
                    .formatted(icon.onDark(), icon.onLight());
        }
        var token = badge.token();
        return token == null
                ? ""
                : "<span class=\"token\" lang=\"en\" aria-hidden=\"true\">%s</span>"
                        .formatted(escaped(token.text()));
    }

    /// Everything about the verdict that is public.
    static String page(Verdict verdict, Badge badge) {
        return """
        <!DOCTYPE html>
        <html lang="%s" dir="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="alternate" type="application/json+oembed" href="/v1/embeds/%s">
        <style>body{font:100%%/1.5 sans-serif;margin:1em;color-scheme:light dark;overflow-wrap:anywhere}
        dt{font-weight:600}dd{margin-inline-start:1em}</style>
        </head>
        <body>
        <main>
        <h1>%s</h1>
        <p>%s</p>
        <p>%s</p>
        <p><time datetime="%s">%s</time></p>
        <dl lang="en" dir="ltr">
        <dt>Publication</dt><dd>%s</dd>
        <dt>Class</dt><dd>%s</dd>
        <dt>Certainty</dt><dd>%s</dd>
        <dt>Said by</dt><dd>%s</dd>
        <dt>Content Credentials</dt><dd>%s</dd>
        <dt>Digital source type</dt><dd>%s</dd>
        <dt>Version</dt><dd>%d</dd>
        </dl>
        </main>
        </body>
        </html>
        """
                .formatted(
                        badge.language().tag(),
                        badge.direction(),
                        escaped(badge.title()),
                        verdict.id(),
                        escaped(badge.title()),
                        escaped(badge.description()),
                        escaped(badge.credentials()),
                        verdict.createdAt(),
                        escaped(badge.evidence()),
                        standing(badge.stands()),
                        verdict.labelClass(),
                        verdict.certainty(),
                        verdict.source(),
                        credentials(verdict),
                        verdict.leadingType().map(DigitalSourceType::uri).orElse("not known"),
                        verdict.version());
    }

    private static String standing(Stands stands) {
        var words =
                switch (stands.standing()) {
                    case PUBLISHED -> "nothing against it is known";
                    case CONSENT_SUSPENDED -> "consent is suspended";
                    case CONSENT_ENDED -> "consent has ended";
                    case RETRACTED -> "retracted";
                };
        return stands.since() == null ? words : "%s, since %s".formatted(words, stands.since());
    }

    /// Case A12: an unknown signer is said to be one, and what it claims is not shown as proof.
    static String credentials(Verdict verdict) {
        return switch (verdict.credentialState()) {
            case NONE -> "none";
            case VALID_TRUSTED -> "valid, signed by a trusted signer";
            case VALID_UNTRUSTED -> "whole, but the signature is not trusted";
            case INVALID -> "invalid";
            case UNAVAILABLE -> "could not be fetched";
        };
    }
}
