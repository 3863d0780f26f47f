package dev.candor.label.verdict;

import dev.candor.kit.identity.Organization;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "verdict")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class VerdictRow {
    @Id UUID id;

    String organization;
    int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "class")
    LabelClass labelClass;

    @Enumerated(EnumType.STRING)
    Certainty certainty;

    @Enumerated(EnumType.STRING)
    @Column(name = "credential_state")
    CredentialState credentialState;

    String[] notes = {};

    @Enumerated(EnumType.STRING)
    Materiality materiality;

    @Enumerated(EnumType.STRING)
    Rule rule;

    @Enumerated(EnumType.STRING)
    @Column(name = "source_type")
    @Nullable DigitalSourceType sourceType;

    String[] basis = {};
    String sentence;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "created_at")
    Instant createdAt;

    static VerdictRow of(Organization organization, Verdict verdict) {
        var row = new VerdictRow();
        row.id = verdict.id().value();
        row.organization = organization.slug();
        row.version = verdict.version();
        row.labelClass = verdict.labelClass();
        row.certainty = verdict.certainty();
        row.credentialState = verdict.credentialState();
        row.notes = verdict.notes().stream().map(Note::name).toArray(String[]::new);
        row.materiality = verdict.materiality();
        row.rule = verdict.rule();
        row.sourceType = verdict.sourceType();
        row.basis = verdict.basis().toArray(String[]::new);
        row.sentence = verdict.sentence();
        row.decidedBy = verdict.decidedBy();
        row.createdAt = verdict.createdAt();
        return row;
    }

    Verdict toVerdict() {
        return new Verdict(
                new VerdictId(id),
                version,
                labelClass,
                certainty,
                credentialState,
                Stream.of(notes).map(Note::valueOf).toList(),
                materiality,
                rule,
                sourceType,
                List.of(basis),
                sentence,
                decidedBy,
                createdAt);
    }
}
