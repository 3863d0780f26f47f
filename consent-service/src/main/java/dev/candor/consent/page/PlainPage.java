package dev.candor.consent.page;

import java.util.Set;

/// The frame of a page: light or dark as the reader likes, as wide as the window, and good to
/// print on A4.
public final class PlainPage {
    /// The `Content-Security-Policy` that goes with it.
    public static final String CONTENT_SECURITY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "dv", "fa", "he", "ps", "ur", "yi");

    private static final String STYLE =
            """
            :root{color-scheme:light dark}
            body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem}
            h1{line-height:1.25}h2{line-height:1.3;margin-top:2rem}h3{margin:0 0 .5rem}
            ul{padding-inline-start:1.25rem}li{margin:.5rem 0}
            dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem}dd{margin:0;overflow-wrap:anywhere;text-align:start}
            @media(max-width:30rem){dl{grid-template-columns:1fr}dt{margin-top:.5rem}}
            dt{font-weight:600}
            .lead{font-size:1.2rem}
            .note{border-inline-start:.25rem solid;padding:.25rem 1rem}
            article{border:1px solid #888;border-inline-start:.4rem solid #2a7d49;border-radius:.5rem;padding:1rem;margin:1rem 0}
            article.never{border-inline-start-color:#c2333c}
            blockquote{margin:.5rem 0;padding-inline-start:.9rem;border-inline-start:3px solid #888}
            table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem .5rem .4rem 0;border-bottom:1px solid #888;vertical-align:top}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}
            nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}
            a{color:inherit;overflow-wrap:anywhere}
            @page{size:A4;margin:18mm}
            @media print{:root{color-scheme:light}body{font-size:10.5pt;line-height:1.45;max-width:none;padding:0}
            article,tr,dl>div{break-inside:avoid}h2,h3{break-after:avoid}}
            """;

    private PlainPage() {}

    /// @param language BCP 47 tag
    /// @param title as text; it is the heading too
    /// @param main HTML below the heading
    /// @param after HTML after the main part
    public static String of(String language, String title, String main, String after) {
        return """
        <!doctype html>
        <html lang="%s" dir="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        <h1>%s</h1>
        %s</main>
        %s</body>
        </html>
        """
                .formatted(
                        escaped(language),
                        RIGHT_TO_LEFT.contains(language.split("-", 2)[0]) ? "rtl" : "ltr",
                        escaped(title),
                        STYLE,
                        escaped(title),
                        main,
                        after);
    }

    /// Text as it stands in HTML, between tags or in quotes.
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
