package dev.candor.consent.subject;

import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "subject")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SubjectRow {
    @Id UUID id;
    String organization;

    @Enumerated(EnumType.STRING)
    SubjectKind kind;

    @Column(name = "display_name")
    String displayName;

    String jurisdiction;
    String[] languages;

    @Column(name = "account_id")
    @Nullable String accountId;

    String[] representatives;

    @Column(name = "created_at")
    Instant createdAt;

    static SubjectRow of(Organization organization, Subject subject) {
        var row = new SubjectRow();
        row.id = subject.id().value();
        row.organization = organization.slug();
        row.kind = subject.kind();
        row.displayName = subject.displayName();
        row.jurisdiction = subject.jurisdiction();
        row.languages = subject.languages().toArray(String[]::new);
        row.accountId = subject.accountId();
        row.representatives = subject.representatives().stream().sorted().toArray(String[]::new);
        row.createdAt = subject.createdAt();
        return row;
    }

    Subject toSubject() {
        return new Subject(
                new SubjectId(id),
                kind,
                displayName,
                jurisdiction,
                List.of(languages),
                accountId,
                Set.of(representatives),
                createdAt);
    }
}
