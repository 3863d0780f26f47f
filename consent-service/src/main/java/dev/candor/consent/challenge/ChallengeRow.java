package dev.candor.consent.challenge;

import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "challenge")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ChallengeRow {
    @Id UUID id;
    String organization;

    @Column(name = "grant_id")
    UUID grantId;

    @Column(name = "speaker_id")
    UUID speakerId;

    String language;
    String phrase;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "used_at")
    @Nullable Instant usedAt;

    static ChallengeRow of(Organization organization, Challenge challenge) {
        var row = new ChallengeRow();
        row.id = challenge.id();
        row.organization = organization.slug();
        row.grantId = challenge.grant();
        row.speakerId = challenge.speaker();
        row.language = challenge.language();
        row.phrase = challenge.phrase();
        row.issuedAt = challenge.issuedAt();
        row.usedAt = challenge.usedAt();
        return row;
    }

    Challenge toChallenge() {
        return new Challenge(id, grantId, speakerId, language, phrase, issuedAt, usedAt);
    }
}
