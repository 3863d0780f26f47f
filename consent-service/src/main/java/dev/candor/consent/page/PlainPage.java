package dev.candor.consent.page;

/// The frame of a page: light or dark as the reader likes, and as wide as the window.
public final class PlainPage {
    /// The `Content-Security-Policy` that goes with it.
    public static final String CONTENT_SECURITY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private static final String STYLE =
            """
            :root{color-scheme:light dark}
            body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1.5rem 1rem 4rem}
            h1{line-height:1.25}ul{padding-left:1.25rem}li{margin:.5rem 0}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0;overflow-wrap:anywhere}
            @media(max-width:30rem){dl{grid-template-columns:1fr}dt{margin-top:.5rem}}
            dt{font-weight:600}
            .note{border-left:.25rem solid;padding:.25rem 1rem}
            nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}
            a{color:inherit}
            """;

    private PlainPage() {}

    /// @param title as text; it is the heading too
    /// @param main HTML below the heading
    /// @param after HTML after the main part
    public static String of(String language, String title, String main, String after) {
        return """
        <!doctype html>
        <html lang="%s">
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
                .formatted(escaped(language), escaped(title), STYLE, escaped(title), main, after);
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
