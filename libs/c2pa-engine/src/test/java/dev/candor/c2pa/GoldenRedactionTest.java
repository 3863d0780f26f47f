package dev.candor.c2pa;

import dev.candor.c2pa.kit.HistoryCases;

/// Assets from whose ingredients something was taken out, as it may be and as it may not.
class GoldenRedactionTest extends GoldenFolder {
    GoldenRedactionTest() {
        super("redaction", "jpg", HistoryCases.redacted());
    }
}
