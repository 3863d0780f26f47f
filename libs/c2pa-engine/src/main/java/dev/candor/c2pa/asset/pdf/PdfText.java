package dev.candor.c2pa.asset.pdf;

/// The value of an indirect object, as it is written: a character for each byte.
record PdfText(int generation, String text) {
    /// The last generation that an object may have (ISO 32000-2, 7.5.4).
    static final int LAST_GENERATION = 65_535;
}
