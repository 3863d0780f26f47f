package dev.candor.c2pa;

import dev.candor.c2pa.kit.HtmlCases;

/// Pages with stores in them, beside them and elsewhere.
class GoldenHtmlTest extends GoldenFolder {
    GoldenHtmlTest() {
        super("html", "html", HtmlCases.all());
    }
}
