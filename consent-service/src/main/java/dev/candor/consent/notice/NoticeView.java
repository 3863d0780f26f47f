package dev.candor.consent.notice;

import java.time.Instant;
import java.util.UUID;

/// A notice as answers carry it.
record NoticeView(
        UUID id,
        int version,
        String title,
        String language,
        String text,
        String textSha256,
        Presentation presentation,
        Instant publishedAt) {
    static NoticeView of(Notice notice) {
        return new NoticeView(
                notice.id().value(),
                notice.version(),
                notice.title(),
                notice.language(),
                notice.text(),
                notice.textSha256(),
                notice.presentation(),
                notice.publishedAt());
    }
}
