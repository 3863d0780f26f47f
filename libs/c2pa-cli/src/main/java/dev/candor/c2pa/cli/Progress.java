package dev.candor.c2pa.cli;

import java.io.PrintWriter;
import java.io.Writer;

/// A bar that shows how far a long work is, on a terminal; silent where there is none.
final class Progress {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter terminal;
    private final int all;
    private final boolean shown;
    private int done;

    private Progress(PrintWriter terminal, int all, boolean shown) {
        this.terminal = terminal;
        this.all = all;
        this.shown = shown;
    }

    /// On the terminal, if standard output is one; silent otherwise.
    ///
    /// @param all how many steps there will be
    static Progress onTerminal(int all) {
        var console = System.console();
        return console != null && console.isTerminal() && all > 0
                ? new Progress(console.writer(), all, true)
                : new Progress(new PrintWriter(Writer.nullWriter()), all, false);
    }

    static Progress shownOn(PrintWriter terminal, int all) {
        return new Progress(terminal, all, true);
    }

    void step() {
        done++;
        if (shown) {
            int filled = (int) ((long) WIDTH * done / all);
            terminal.printf(
                    "%s[%s%s] %d of %d",
                    CLEAR, "#".repeat(filled), " ".repeat(WIDTH - filled), done, all);
            terminal.flush();
        }
    }

    /// Makes room for a line of output.
    void clear() {
        if (shown) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    void finish() {
        clear();
    }
}
