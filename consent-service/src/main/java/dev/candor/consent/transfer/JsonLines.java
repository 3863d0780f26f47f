package dev.candor.consent.transfer;

import dev.candor.kit.problem.Declined;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// One JSON value a line; empty lines are none.
final class JsonLines implements Rows {
    private final Reader in;
    private final int longest;
    private int line;

    JsonLines(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    @Override
    public @Nullable String next() throws IOException {
        var text = new StringBuilder();
        int c;
        while ((c = in.read()) >= 0) {
            if (c == '\n') {
                line++;
                if (!text.toString().isBlank()) {
                    return text.toString().strip();
                }
                text.setLength(0);
            } else if (text.length() >= longest) {
                throw new Declined(
                        TransferProblem.ROW_TOO_LONG,
                        "Line %d has more than %d characters.".formatted(line + 1, longest));
            } else {
                text.append((char) c);
            }
        }
        return text.toString().isBlank() ? null : text.toString().strip();
    }
}
