package dev.candor.c2pa.cli;

import java.io.PrintWriter;

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

    /// @param all how many steps there will be
    static Progress on(PrintWriter terminal, int all) {
        return new Progress(terminal, all, all > 0 && isTerminal());
    }

    static Progress shownOn(PrintWriter terminal, int all) {
        return new Progress(terminal, all, true);
    }

    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
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
