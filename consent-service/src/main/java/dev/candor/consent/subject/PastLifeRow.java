package dev.candor.consent.subject;

import dev.candor.kit.id.Ids;
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
}
