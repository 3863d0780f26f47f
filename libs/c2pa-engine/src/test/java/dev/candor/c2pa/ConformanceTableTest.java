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

    /// The list may only get shorter: `-Dgolden.update=true` takes from it what is closed.
    @Test
    void nothingIsOpenButWhatIsSaidToBe() throws IOException {
        assertThat(Files.readAllLines(OPEN)).containsAll(conformance.open());
    }

    /// The table may lag behind what was proved since, but says nothing that is not so.
    @Test
    void tableSaysNothingThatIsNotSo() throws IOException {
        assertThat(conformance.untrue(Files.readString(TABLE)))
                .as("docs/c2pa-conformance.md; -Dgolden.update=true rewrites it")
                .isEmpty();
    }
}
