package dev.candor.consent.verification;

import dev.candor.consent.subject.Deed;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;

@Entity
@Table(name = "identity_verification")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class VerificationRow {
    private static final String PROVIDER = "identity_verification.provider";

    @Id UUID id;
    String organization;

    @Column(name = "subject_id")
    UUID subjectId;

    @Enumerated(EnumType.STRING)
    Method method;

    String provider;
    int level;

    @Column(name = "evidence_types")
    String[] evidenceTypes;

    @Column(name = "evidence_sha256")
    String[] evidenceSha256;

    Instant at;

    @Column(name = "recorded_at")
    Instant recordedAt;

    static VerificationRow of(Organization organization, IdentityVerification one, Seal seal) {
        var row = new VerificationRow();
        row.id = one.id();
        row.organization = organization.slug();
        row.subjectId = one.subject().value();
        row.method = one.method();
        row.provider = seal.seal(PROVIDER, one.provider());
        row.level = one.level();
        row.evidenceTypes = one.evidence().stream().map(Deed::type).toArray(String[]::new);
        row.evidenceSha256 = one.evidence().stream().map(Deed::sha256).toArray(String[]::new);
        row.at = one.at();
        row.recordedAt = one.recordedAt();
        return row;
    }

    IdentityVerification toVerification(Keyring keys) {
        return new IdentityVerification(
                id,
                new SubjectId(subjectId),
                method,
                keys.open(subjectId, PROVIDER, provider).orElse(Keyring.ERASED),
                level,
                IntStream.range(0, evidenceTypes.length)
                        .mapToObj(i -> new Deed(evidenceTypes[i], evidenceSha256[i]))
                        .toList(),
                at,
                recordedAt);
    }
}
