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
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One version of a verdict, as the database keeps it.
@Entity
@Table(name = "verdict")
@IdClass(VerdictRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class VerdictRow {
    @Id UUID id;

    @Id int version;

    String organization;

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

    @Nullable String reason;

    /// The evidence as it was sent; absent for verdicts from before it was kept.
    @Nullable String evidence;

    @Column(name = "rules_version")
    int rulesVersion;

    @Column(name = "created_at")
    Instant createdAt;

    /// One version of one verdict.
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        UUID id;
        int version;

        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && version == key.version && id.equals(key.id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, version);
        }
    }

    static VerdictRow of(
            Organization organization,
            Verdict verdict,
            @Nullable String evidence,
            int rulesVersion) {
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
        row.reason = verdict.reason();
        row.evidence = evidence;
        row.rulesVersion = rulesVersion;
        row.createdAt = verdict.createdAt();
        return row;
    }

    public Verdict toVerdict() {
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
                reason,
                createdAt);
    }
}
