package dev.candor.transparency.audit;

import java.util.ArrayList;
import java.util.List;

/// Gathers findings, a bounded number: where one row is wrong a million may be.
final class Findings {
    private static final int MOST = 50;

    private final List<Finding> found = new ArrayList<>();
    private long count;

    void add(long seq, String what) {
        count++;
        if (found.size() < MOST) {
            found.add(new Finding(seq, what));
        }
    }

    void require(boolean holds, long seq, String what) {
        if (!holds) {
            add(seq, what);
        }
    }

    List<Finding> all() {
        if (count > found.size()) {
            found.add(new Finding(0, "%d more of these.".formatted(count - found.size())));
        }
        return List.copyOf(found);
    }
}
