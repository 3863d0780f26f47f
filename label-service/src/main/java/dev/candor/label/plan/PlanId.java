package dev.candor.label.plan;

import java.util.UUID;

/// Identifies a plan.
public record PlanId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
