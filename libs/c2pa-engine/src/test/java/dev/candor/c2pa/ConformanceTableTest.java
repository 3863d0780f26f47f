package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.Conformance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every code and every rule is checked somewhere and proved somewhere, and
/// `docs/c2pa-conformance.md` says where. `-Dgolden.update=true` rewrites the table, and takes from
/// the list of what is open what no longer is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTableTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path TABLE = Path.of("../../docs/c2pa-conformance.md");
    private static final Path OPEN = Path.of("src/test/resources/conformance-open.txt");

    private final Conformance conformance = new Conformance();

    @BeforeAll
    void readSourcesAndJudgeGoldenFolders() throws Exception {
        conformance.readSources();
        for (var folder : GoldenFolders.all()) {
            folder.judgeAll(conformance::add);
        }
        if (UPDATE) {
            var open = new TreeSet<>(Files.readAllLines(OPEN));
            open.retainAll(conformance.open());
            Files.write(OPEN, open);
            Files.writeString(TABLE, conformance.table());
        }
    }

    /// The list may only get shorter: what is closed has to leave it.
    @Test
    void nothingIsOpenButWhatIsSaidToBe() throws IOException {
        assertThat(conformance.open()).containsExactlyElementsOf(Files.readAllLines(OPEN));
    }

    @Test
    void tableIsAsTheSourcesAndTheGoldenFoldersSay() throws IOException {
        assertThat(conformance.table())
                .as("docs/c2pa-conformance.md; -Dgolden.update=true rewrites it")
                .isEqualTo(Files.readString(TABLE));
    }

    /// A reason why a rule is no validator's duty contradicts a check of it.
    @Test
    void noRuleIsBothExcusedAndChecked() {
        assertThat(conformance.excusedThoughChecked()).isEmpty();
    }
}
