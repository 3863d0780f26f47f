package dev.candor.consent.notice;

import dev.candor.kit.digest.Digests;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notice as answers carry it.
///
/// @param readability LIX of the text: under 30 is easy, over 50 hard
record NoticeView(
        UUID id,
        int version,
        String title,
        String language,
        String text,
        String textSha256,
        Presentation presentation,
        Instant publishedAt,
        @Nullable List<TranslatedView> translations,
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        @Nullable String profile,
        int readability) {
    /// The notice in another language.
    record TranslatedView(String language, String title, String text, String textSha256) {
        static TranslatedView of(Notice.Translation one) {
            return new TranslatedView(
                    one.language(), one.title(), one.text(), Digests.sha256Hex(one.text()));
        }
    }

    static NoticeView of(Notice notice) {
        return new NoticeView(
                notice.id().value(),
                notice.version(),
                notice.title(),
                notice.language(),
                notice.text(),
                notice.textSha256(),
                notice.presentation(),
                notice.publishedAt(),
                notice.translations().isEmpty()
                        ? null
                        : notice.translations().stream().map(TranslatedView::of).toList(),
                notice.effectiveFrom(),
                notice.effectiveUntil(),
                notice.profile(),
                notice.readability());
    }
}
