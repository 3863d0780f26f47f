package dev.candor.consent.retention;

import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Keyring;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "retention_hold")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class HoldRow {
    static final String RULE = "retention_hold.rule";

    @Id UUID id;
    String organization;

    @Column(name = "subject_id")
    UUID subjectId;

    String rule;
    Instant until;

    @Column(name = "placed_by")
    String placedBy;

    @Column(name = "placed_at")
    Instant placedAt;

    @Column(name = "lifted_by")
    @Nullable String liftedBy;

    @Column(name = "lifted_at")
    @Nullable Instant liftedAt;

    Hold toHold(Keyring keys) {
        return new Hold(
                id,
                new SubjectId(subjectId),
                keys.open(subjectId, RULE, rule).orElse(Keyring.ERASED),
                until,
                placedAt,
                liftedAt);
    }
}
