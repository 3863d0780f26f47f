package dev.candor.consent.notice;

import dev.candor.kit.digest.Digests;
import java.time.Instant;

/// One published version of a notice: the exact words, in one language.
///
/// @param version counts the versions of this title in this language, from 1
/// @param language BCP 47
public record Notice(
        NoticeId id,
        int version,
        String title,
        String language,
        String text,
        Presentation presentation,
        Instant publishedAt) {
    /// SHA-256 over the text in UTF-8, lower-case hexadecimal.
    public String textSha256() {
        return Digests.sha256Hex(text);
    }

    /// Whether the notice is in `tag`'s language; letter case does not matter (RFC 5646, 2.1.1).
    public boolean isIn(String tag) {
        return language.equalsIgnoreCase(tag);
    }
}
