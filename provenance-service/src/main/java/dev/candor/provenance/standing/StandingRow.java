package dev.candor.provenance.standing;

import dev.candor.kit.standing.MediaStanding;
import dev.candor.kit.standing.Stands;
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
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "manifest_standing")
@IdClass(StandingRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StandingRow {
    @Id String manifest;

    @Id long revision;

    String organization;

    @Enumerated(EnumType.STRING)
    MediaStanding standing;

    Instant since;

    @Column(name = "told_at")
    Instant toldAt;

    /// One change of one manifest's standing.
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        String manifest;
        long revision;

        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && revision == key.revision
                    && manifest.equals(key.manifest);
        }

        @Override
        public int hashCode() {
            return Objects.hash(manifest, revision);
        }
    }

    Stands toStands() {
        return new Stands(standing, revision, since);
    }
}
