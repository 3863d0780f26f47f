package dev.candor.consent.subject;

import java.util.UUID;

/// Names one subject.
public record SubjectId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
