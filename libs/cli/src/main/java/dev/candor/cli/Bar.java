package dev.candor.cli;

import java.io.PrintWriter;
import java.util.Locale;

/// How far something is, on a line that is drawn again and again; nothing where nobody watches.
/// Safe for use by several threads.
final class Bar {
    private static final int WIDTH = 30;
    private static final String CLEAR = "\r\033[K";
    private static final double MEGA = 1_000_000;

    private final PrintWriter terminal;
    private final boolean shown;
    private int drawn = -1;

    /// @param shown whether a person watches
    Bar(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /// @param sent bytes of the file
    /// @param all bytes it has
    void sent(long sent, long all) {
        var share = all == 0 ? 1 : (double) sent / all;
        var words = String.format(Locale.ROOT, "%.1f of %.1f MB", sent / MEGA, all / MEGA);
        draw(share, words);
    }

    /// @param share 0 to 1
    void draw(double share, String words) {
        synchronized (this) {
            int thousandth = (int) (share * 1000) * 31 + words.hashCode();
            if (shown && thousandth != drawn) {
                drawn = thousandth;
                int filled = (int) (WIDTH * Math.clamp(share, 0, 1));
                terminal.printf(
                        "%s  [%s%s] %s",
                        CLEAR, "#".repeat(filled), "-".repeat(WIDTH - filled), Plain.of(words));
                terminal.flush();
            }
        }
    }

    /// Makes room for a line of output.
    synchronized void clear() {
        if (shown && drawn != -1) {
            drawn = -1;
            terminal.print(CLEAR);
            terminal.flush();
        }
    }
}
