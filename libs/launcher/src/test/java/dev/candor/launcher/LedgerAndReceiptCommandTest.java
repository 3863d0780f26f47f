package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerAndReceiptCommandTest {
    private final StringWriter out = new StringWriter();

    @TempDir Path folder;

    @Test
    void anAuditExplainsItself() {
        assertThat(run("ledger", "audit", "--help")).isZero();
        assertThat(out.toString())
                .contains("--database", "--server", "--known", "--witness", "--save");
    }

    @Test
    void anAuditIsOfADatabaseOrOfAServer() {
        assertThat(
                        run(
                                "ledger",
                                "audit",
                                "--database",
                                "jdbc:postgresql://x/y",
                                "--server",
                                "http://x"))
                .isEqualTo(2);
    }

    @Test
    void aFileThatIsNoReceiptIsNamedSo() throws IOException {
        // given
        var file = Files.writeString(folder.resolve("letter.txt"), "Dear Ayo,");

        // then
        assertThat(run("receipt", "verify", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("This is no receipt");
    }

    private int run(String... arguments) {
        var writer = new PrintWriter(out, true);
        return Candor.commandLine().setOut(writer).setErr(writer).execute(arguments);
    }
}
