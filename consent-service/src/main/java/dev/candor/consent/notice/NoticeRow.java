package dev.candor.consent.notice;

import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "effective_from")
    @Nullable Instant effectiveFrom;

    @Column(name = "effective_until")
    @Nullable Instant effectiveUntil;

    @Nullable String profile;

    @Column(name = "ledger_seq")
    @Nullable Long ledgerSeq; // none: published before notices were in the ledger

    static NoticeRow of(Organization organization, Notice notice, long ledgerSeq) {
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
        row.effectiveFrom = notice.effectiveFrom();
        row.effectiveUntil = notice.effectiveUntil();
        row.profile = notice.profile();
        row.ledgerSeq = ledgerSeq;
        return row;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("notice")
                .with("id", id)
                .with("version", version)
                .with("title", title)
                .with("language", language)
                .with("text", text)
                .with("text_sha256", textSha256)
                .with("presentation", presentation)
                .with("published_at", publishedAt)
                .with("effective_from", effectiveFrom)
                .with("effective_until", effectiveUntil)
                .with("profile", profile);
    }

    Notice toNotice(List<NoticeTranslationRow> translations) {
        return new Notice(
                new NoticeId(id),
                version,
                title,
                language,
                text,
                presentation,
                publishedAt,
                translations.stream().map(NoticeTranslationRow::toTranslation).toList(),
                effectiveFrom,
                effectiveUntil,
                profile);
    }
}
