package dev.candor.consent.notice;

import java.util.UUID;

/// Names one version of one notice.
public record NoticeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
