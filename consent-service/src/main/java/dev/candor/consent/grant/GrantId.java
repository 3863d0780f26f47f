package dev.candor.consent.grant;

import java.util.UUID;

/// Names one grant.
public record GrantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
