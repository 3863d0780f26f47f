package dev.candor.consent.approval;

import java.util.UUID;

/// Names one use that was put to a person.
public record ApprovalId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
