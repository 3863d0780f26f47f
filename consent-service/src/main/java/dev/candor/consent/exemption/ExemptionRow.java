package dev.candor.consent.exemption;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.UseKind;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Entity
@Table(name = "exemption")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ExemptionRow {
    private static final String RATIONALE = "exemption.rationale";

    @Id UUID id;
    String organization;

    @Enumerated(EnumType.STRING)
    Basis basis;

    UUID[] subjects;
    String[] actions;

    @Enumerated(EnumType.STRING)
    @Column(name = "use_kind")
    UseKind useKind;

    @Column(name = "use_sha256")
    String useSha256;

    @Column(name = "content_flags")
    String[] contentFlags;

    String rationale;

    @Column(name = "claimant_id")
    String claimantId;

    @Column(name = "claimed_at")
    Instant claimedAt;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    static ExemptionRow of(
            Organization organization, Exemption.Terms terms, String salt, Seal seal) {
        var row = new ExemptionRow();
        row.id = terms.id().value();
        row.organization = organization.slug();
        row.basis = terms.basis();
        row.subjects = terms.subjects().stream().map(SubjectId::value).toArray(UUID[]::new);
        row.actions = terms.actions().stream().map(Action::name).sorted().toArray(String[]::new);
        row.useKind = terms.useKind();
        row.useSha256 = terms.useSha256();
        row.contentFlags = terms.contentFlags().stream().sorted().toArray(String[]::new);
        row.rationale = seal.seal(RATIONALE, terms.rationale());
        row.claimantId = terms.claimant();
        row.claimedAt = terms.claimedAt();
        row.salt = seal.seal("exemption.salt", salt);
        return row;
    }

    /// The same, written with its entry.
    ExemptionRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("exemption")
                .with("id", id)
                .with("basis", basis)
                .with("subjects", subjects)
                .with("actions", actions)
                .with("use_kind", useKind)
                .with("use_sha256", useSha256)
                .with("content_flags", contentFlags)
                .with("rationale", rationale)
                .with("claimant_id", claimantId)
                .with("claimed_at", claimedAt)
                .with("salt", salt);
    }

    Exemption toExemption(List<ReviewRow> reviews, Keyring keys) {
        return new Exemption(
                new Exemption.Terms(
                        new ExemptionId(id),
                        basis,
                        Arrays.stream(subjects).map(SubjectId::new).toList(),
                        Arrays.stream(actions).map(Action::valueOf).collect(Collectors.toSet()),
                        useKind,
                        useSha256,
                        Set.of(contentFlags),
                        keys.open(List.of(subjects), RATIONALE, rationale).orElse(Keyring.ERASED),
                        claimantId,
                        claimedAt),
                reviews.stream().map(review -> review.toReview(keys)).toList(),
                reviews.isEmpty() ? ledgerSeq : reviews.getLast().ledgerSeq);
    }
}
