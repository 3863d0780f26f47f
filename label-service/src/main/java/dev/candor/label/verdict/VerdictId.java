package dev.candor.label.verdict;

import java.util.UUID;

/// Identifies a verdict.
public record VerdictId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
