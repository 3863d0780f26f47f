package dev.candor.consent.subject;

import dev.candor.consent.vault.Keyring;
import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "subject")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SubjectRow {
    private static final String FIELD = "subject";

    @Id UUID id;
    String organization;

    @Enumerated(EnumType.STRING)
    SubjectKind kind;

    @Nullable String sealed;

    @Column(name = "account_digest")
    @Nullable String accountDigest;

    @Column(name = "speaker_digests")
    String[] speakerDigests = {};

    // These five are of rows from before people's names were sealed.
    @Column(name = "display_name")
    @Nullable String displayName;

    @Column(name = "account_id")
    @Nullable String accountId;

    String[] representatives = {};

    @Column(name = "external_schemes")
    String[] externalSchemes = {};

    @Column(name = "external_values")
    String[] externalValues = {};

    String jurisdiction;
    String[] languages;

    @Column(name = "majority_date")
    @Nullable LocalDate majorityDate;

    @Column(name = "date_of_death")
    @Nullable LocalDate dateOfDeath;

    String quorum;

    @Column(name = "verification_level")
    int verificationLevel;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "erased_at")
    @Nullable Instant erasedAt;

    /// @param digest of an account, by which its person is found
    static SubjectRow of(
            Organization organization,
            Subject subject,
            Keyring keys,
            UnaryOperator<String> digest) {
        var row = new SubjectRow();
        var account = subject.accountId();
        row.id = subject.id().value();
        row.organization = organization.slug();
        row.sealed = keys.seal(row.id, FIELD, PersonalData.of(subject).json());
        row.accountDigest = account == null ? null : digest.apply(account);
        row.speakerDigests =
                subject.representatives().stream().map(digest).sorted().toArray(String[]::new);
        row.jurisdiction = subject.jurisdiction();
        row.languages = subject.languages().toArray(String[]::new);
        row.verificationLevel = subject.verificationLevel();
        row.createdAt = subject.createdAt();
        row.become(subject);
        return row;
    }

    final void become(Subject next) {
        kind = next.kind();
        majorityDate = next.life() instanceof Life.Minor(var majority) ? majority : null;
        dateOfDeath = next.life() instanceof Life.Deceased(var death) ? death : null;
        quorum = next.quorum().text();
    }

    /// Lets go of everything that names the person.
    final void forget(Instant at) {
        sealed = null;
        accountDigest = null;
        speakerDigests = new String[0];
        displayName = null;
        accountId = null;
        representatives = new String[0];
        externalSchemes = new String[0];
        externalValues = new String[0];
        erasedAt = at;
    }

    Subject toSubject(Keyring keys) {
        var personal = personal(keys);
        return new Subject(
                new SubjectId(id),
                life(),
                personal.displayName(),
                jurisdiction,
                List.of(languages),
                personal.accountId(),
                personal.representatives(),
                Quorum.of(quorum),
                personal.externalIds(),
                verificationLevel,
                createdAt,
                erasedAt);
    }

    private PersonalData personal(Keyring keys) {
        if (sealed != null) {
            return keys.open(id, FIELD, sealed).map(PersonalData::of).orElse(PersonalData.ERASED);
        }
        return displayName == null
                ? PersonalData.ERASED
                : new PersonalData(
                        displayName,
                        accountId,
                        Set.of(representatives),
                        IntStream.range(0, externalSchemes.length)
                                .mapToObj(
                                        i -> new ExternalId(externalSchemes[i], externalValues[i]))
                                .toList());
    }

    // A row older than the dates has none: its minor never comes of age by the clock, and terms
    // after its death are long over. Both are closed until somebody says better.
    private Life life() {
        return switch (kind) {
            case LIVING_ADULT -> new Life.Adult();
            case MINOR -> new Life.Minor(Objects.requireNonNullElse(majorityDate, LocalDate.MAX));
            case DECEASED ->
                    new Life.Deceased(Objects.requireNonNullElse(dateOfDeath, LocalDate.EPOCH));
        };
    }
}
