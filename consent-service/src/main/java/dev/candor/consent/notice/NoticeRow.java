package dev.candor.consent.notice;

import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "notice")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class NoticeRow {
    @Id UUID id;
    String organization;
    int version;
    String title;
    String language;
    String text;

    @Column(name = "text_sha256")
    String textSha256;

    @Enumerated(EnumType.STRING)
    Presentation presentation;

    @Column(name = "published_at")
    Instant publishedAt;

    static NoticeRow of(Organization organization, Notice notice) {
        var row = new NoticeRow();
        row.id = notice.id().value();
        row.organization = organization.slug();
        row.version = notice.version();
        row.title = notice.title();
        row.language = notice.language();
        row.text = notice.text();
        row.textSha256 = notice.textSha256();
        row.presentation = notice.presentation();
        row.publishedAt = notice.publishedAt();
        return row;
    }

    Notice toNotice() {
        return new Notice(
                new NoticeId(id), version, title, language, text, presentation, publishedAt);
    }
}
