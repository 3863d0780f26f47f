package dev.candor.label.verdict;

import dev.candor.kit.identity.Organization;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
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
@Table(name = "verdict_correction")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CorrectionRow {
    @Id UUID id;
    String organization;

    @Column(name = "verdict_id")
    UUID verdictId;

    @Column(name = "base_version")
    int baseVersion;

    @Enumerated(EnumType.STRING)
    @Column(name = "class")
    LabelClass labelClass;

    @Enumerated(EnumType.STRING)
    @Column(name = "source_type")
    @Nullable DigitalSourceType sourceType;

    String reason;

    @Column(name = "proposed_by")
    String proposedBy;

    String proposer;

    @Column(name = "proposed_at")
    Instant proposedAt;

    static CorrectionRow of(Organization organization, Correction correction) {
        var row = new CorrectionRow();
        row.id = correction.id();
        row.organization = organization.slug();
        row.verdictId = correction.verdict().value();
        row.baseVersion = correction.baseVersion();
        row.labelClass = correction.labelClass();
        row.sourceType = correction.sourceType();
        row.reason = correction.reason();
        row.proposedBy = correction.proposedBy();
        row.proposer = correction.proposer();
        row.proposedAt = correction.proposedAt();
        return row;
    }

    Correction toCorrection() {
        return new Correction(
                id,
                new VerdictId(verdictId),
                baseVersion,
                labelClass,
                sourceType,
                reason,
                proposedBy,
                proposer,
                proposedAt);
    }
}
