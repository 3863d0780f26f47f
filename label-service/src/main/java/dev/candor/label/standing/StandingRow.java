package dev.candor.label.standing;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.standing.MediaStanding;
import dev.candor.kit.standing.Stands;
import dev.candor.label.verdict.VerdictId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "verdict_standing")
@IdClass(StandingRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StandingRow {
    @Id
    @Column(name = "verdict_id")
    UUID verdictId;

    @Id long revision;

    String organization;

    @Enumerated(EnumType.STRING)
    MediaStanding standing;

    Instant since;

    @Column(name = "told_at")
    Instant toldAt;

    /// One change of one verdict's standing.
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID verdictId;
        long revision;

        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && revision == key.revision
                    && verdictId.equals(key.verdictId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(verdictId, revision);
        }
    }

    static StandingRow of(
            Organization organization, VerdictId verdict, Stands told, Instant toldAt) {
        var row = new StandingRow();
        row.verdictId = verdict.value();
        row.revision = told.revision();
        row.organization = organization.slug();
        row.standing = told.standing();
        row.since = Objects.requireNonNull(told.since());
        row.toldAt = toldAt;
        return row;
    }

    Stands toStands() {
        return new Stands(standing, revision, since);
    }
}
