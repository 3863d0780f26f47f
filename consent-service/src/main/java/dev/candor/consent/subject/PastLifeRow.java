package dev.candor.consent.subject;

import dev.candor.kit.id.Ids;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "past_life")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PastLifeRow {
    @Id UUID id;
    String organization;

    @Column(name = "subject_id")
    UUID subjectId;

    @Enumerated(EnumType.STRING)
    SubjectKind kind;

    @Column(name = "majority_date")
    @Nullable LocalDate majorityDate;

    @Column(name = "date_of_death")
    @Nullable LocalDate dateOfDeath;

    @Column(name = "ended_at")
    Instant endedAt;

    /// Of the entry that tells how they live since; null from before entries answered for this.
    @Column(name = "ledger_seq")
    @Nullable Long ledgerSeq;

    /// The life of `person` until `end`.
    static PastLifeRow of(SubjectRow person, Instant end) {
        var row = new PastLifeRow();
        row.id = Ids.next();
        row.organization = person.organization;
        row.subjectId = person.id;
        row.kind = person.kind;
        row.majorityDate = person.majorityDate;
        row.dateOfDeath = person.dateOfDeath;
        row.endedAt = end;
        return row;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("past_life")
                .with("id", id)
                .with("subject_id", subjectId)
                .with("kind", kind)
                .with("majority_date", majorityDate)
                .with("date_of_death", dateOfDeath)
                .with("ended_at", endedAt);
    }
}
