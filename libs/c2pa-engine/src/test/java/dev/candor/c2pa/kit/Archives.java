package dev.candor.c2pa.kit;

/// Small archives of each kind, unsigned.
public final class Archives {
    private static final String TYPES =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Types"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                + " PartName=\"/part.xml\" ContentType=\"application/%s\"/></Types>";
    private static final String OFFICE = "vnd.openxmlformats-officedocument.";

    private Archives() {}

    /// Two files, one of which is compressed.
    public static byte[] zip() {
        return ZipForge.empty()
                .stored("a.txt", "the first file")
                .deflated("b/c.txt", "words, words, words")
                .bytes();
    }

    public static byte[] epub() {
        return ZipForge.empty()
                .stored("mimetype", "application/epub+zip")
                .deflated("META-INF/container.xml", "<container/>")
                .deflated("OEBPS/chapter 1.xhtml", "<p>Once upon a time</p>")
                .bytes();
    }

    public static byte[] odf(String kind) {
        return ZipForge.empty()
                .stored("mimetype", "application/vnd.oasis.opendocument." + kind)
                .deflated("content.xml", "<office:document-content/>")
                .deflated("META-INF/manifest.xml", "<manifest:manifest/>")
                .bytes();
    }

    public static byte[] docx() {
        return office(OFFICE + "wordprocessingml.document.main+xml");
    }

    public static byte[] xlsx() {
        return office(OFFICE + "spreadsheetml.sheet.main+xml");
    }

    public static byte[] pptx() {
        return office(OFFICE + "presentationml.presentation.main+xml");
    }

    public static byte[] oxps() {
        return office("vnd.ms-package.xps-fixeddocumentsequence+xml");
    }

    private static byte[] office(String mainPart) {
        return ZipForge.empty()
                .deflated("[Content_Types].xml", TYPES.formatted(mainPart))
                .deflated("_rels/.rels", "<Relationships/>")
                .described("part.xml", "<part>words</part>")
                .bytes();
    }
}
