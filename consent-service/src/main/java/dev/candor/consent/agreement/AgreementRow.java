package dev.candor.consent.agreement;

import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "agreement")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AgreementRow {
    @Id UUID id;
    String organization;
    int version;
    String title;

    @Enumerated(EnumType.STRING)
    AgreementStatus status;

    /// JSON of [AgreementRequest.Template].
    String template;

    @Nullable String compensation;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "published_at")
    @Nullable Instant publishedAt;

    @Column(name = "retired_at")
    @Nullable Instant retiredAt;

    static AgreementRow of(Organization organization, Agreement agreement, String template) {
        var row = new AgreementRow();
        row.id = agreement.id().value();
        row.organization = organization.slug();
        row.version = agreement.version();
        row.title = agreement.title();
        row.template = template;
        row.compensation = agreement.compensation();
        row.createdAt = agreement.createdAt();
        row.become(agreement);
        return row;
    }

    final void become(Agreement agreement) {
        status = agreement.status();
        publishedAt = agreement.publishedAt();
        retiredAt = agreement.retiredAt();
    }
}
