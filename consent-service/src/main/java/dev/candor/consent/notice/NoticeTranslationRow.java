package dev.candor.consent.notice;

import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "notice_translation")
@IdClass(NoticeTranslationRow.Place.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class NoticeTranslationRow {
    @Id
    @Column(name = "notice_id")
    UUID noticeId;

    @Id int position;
    String organization;
    String language;
    String title;
    String text;

    @Column(name = "text_sha256")
    String textSha256;

    static NoticeTranslationRow of(
            Organization organization,
            NoticeId notice,
            int position,
            Notice.Translation translation) {
        var row = new NoticeTranslationRow();
        row.noticeId = notice.value();
        row.position = position;
        row.organization = organization.slug();
        row.language = translation.language();
        row.title = translation.title();
        row.text = translation.text();
        row.textSha256 = Digests.sha256Hex(translation.text());
        return row;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("notice_translation")
                .with("notice_id", noticeId)
                .with("position", position)
                .with("language", language)
                .with("title", title)
                .with("text", text)
                .with("text_sha256", textSha256);
    }

    Notice.Translation toTranslation() {
        return new Notice.Translation(language, title, text);
    }

    record Place(UUID noticeId, int position) {}
}
