package dev.candor.consent.challenge;

import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
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
    private static final String PHRASE = "challenge.phrase";

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

    static ChallengeRow of(Organization organization, Challenge challenge, Seal seal) {
        var row = new ChallengeRow();
        row.id = challenge.id();
        row.organization = organization.slug();
        row.grantId = challenge.grant();
        row.speakerId = challenge.speaker();
        row.language = challenge.language();
        row.phrase = seal.seal(PHRASE, challenge.phrase());
        row.issuedAt = challenge.issuedAt();
        row.usedAt = challenge.usedAt();
        return row;
    }

    /// @param subject whose grant it is about
    Challenge toChallenge(UUID subject, Keyring keys) {
        return new Challenge(
                id,
                grantId,
                speakerId,
                language,
                keys.open(subject, PHRASE, phrase).orElse(Keyring.ERASED),
                issuedAt,
                usedAt);
    }
}
