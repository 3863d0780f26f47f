package dev.candor.consent.subject;

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
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "subject")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SubjectRow {
    @Id UUID id;
    String organization;

    @Enumerated(EnumType.STRING)
    SubjectKind kind;

    @Column(name = "display_name")
    String displayName;

    String jurisdiction;
    String[] languages;

    @Column(name = "account_id")
    @Nullable String accountId;

    String[] representatives;

    @Column(name = "majority_date")
    @Nullable LocalDate majorityDate;

    @Column(name = "date_of_death")
    @Nullable LocalDate dateOfDeath;

    String quorum;

    @Column(name = "external_schemes")
    String[] externalSchemes;

    @Column(name = "external_values")
    String[] externalValues;

    @Column(name = "verification_level")
    int verificationLevel;

    @Column(name = "created_at")
    Instant createdAt;

    static SubjectRow of(Organization organization, Subject subject) {
        var row = new SubjectRow();
        row.id = subject.id().value();
        row.organization = organization.slug();
        row.live(subject.life());
        row.displayName = subject.displayName();
        row.jurisdiction = subject.jurisdiction();
        row.languages = subject.languages().toArray(String[]::new);
        row.accountId = subject.accountId();
        row.representatives = subject.representatives().stream().sorted().toArray(String[]::new);
        row.quorum = subject.quorum().text();
        row.externalSchemes = texts(subject, ExternalId::scheme);
        row.externalValues = texts(subject, ExternalId::value);
        row.verificationLevel = subject.verificationLevel();
        row.createdAt = subject.createdAt();
        return row;
    }

    final void become(Subject next) {
        live(next.life());
        quorum = next.quorum().text();
    }

    final void live(Life life) {
        kind = life.kind();
        majorityDate = null;
        dateOfDeath = null;
        switch (life) {
            case Life.Adult _ -> {}
            case Life.Minor(var majority) -> majorityDate = majority;
            case Life.Deceased(var death) -> dateOfDeath = death;
        }
    }

    Subject toSubject() {
        return new Subject(
                new SubjectId(id),
                life(),
                displayName,
                jurisdiction,
                List.of(languages),
                accountId,
                Set.of(representatives),
                Quorum.of(quorum),
                IntStream.range(0, externalSchemes.length)
                        .mapToObj(i -> new ExternalId(externalSchemes[i], externalValues[i]))
                        .toList(),
                verificationLevel,
                createdAt);
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

    private static String[] texts(Subject subject, Function<ExternalId, String> member) {
        return subject.externalIds().stream().map(member).toArray(String[]::new);
    }
}
