package dev.candor.consent.grant;

import dev.candor.consent.notice.NoticeId;
import dev.candor.kit.digest.Digests;
import org.jspecify.annotations.Nullable;

/// The digest by which the ledger keeps what an answer rests on: SHA-256 over lines of text, the
/// event's salt first, then notice, method, language, and each evidence as digest and type.
///
/// An auditor makes it anew from the event's row, without opening anything personal.
final class EvidenceDigest {
    private EvidenceDigest() {}

    static String of(String salt, NoticeId notice, @Nullable Expression said) {
        var text = new StringBuilder();
        text.append(salt).append('\n').append(notice).append('\n');
        text.append(said == null ? "" : said.method()).append('\n');
        text.append(said == null ? "" : said.language()).append('\n');
        if (said != null) {
            said.evidence()
                    .forEach(
                            item ->
                                    text.append(item.sha256())
                                            .append(' ')
                                            .append(item.type())
                                            .append('\n'));
        }
        return Digests.sha256Hex(text.toString());
    }
}
