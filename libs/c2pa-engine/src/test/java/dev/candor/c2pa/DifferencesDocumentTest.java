package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.CorpusWaiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/c2pa-differences.md` names every file on which the engine and c2pa-rs do not agree.
class DifferencesDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/c2pa-differences.md");

    @ParameterizedTest
    @EnumSource
    void waiverIsWrittenDown(CorpusWaiver waiver) throws IOException {
        var document = Files.readString(DOCUMENT);

        assertThat(waiver.files())
                .allSatisfy(file -> assertThat(document).contains("`" + file + "`"));
    }
}
