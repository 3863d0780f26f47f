package dev.candor.consent.exemption;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "exemption_review")
@IdClass(ReviewRow.Place.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ReviewRow {
    private static final String SUMMARY = "exemption_review.summary";

    @Id
    @Column(name = "exemption_id")
    UUID exemptionId;

    @Id int position;
    String organization;

    @Column(name = "reviewer_id")
    String reviewerId;

    @Enumerated(EnumType.STRING)
    Exemption.Verdict verdict;

    String summary;

    @Column(name = "valid_until")
    @Nullable Instant validUntil;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Column(name = "reviewed_at")
    Instant reviewedAt;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    static ReviewRow ofLatest(
            Organization organization, Exemption exemption, String salt, Seal seal) {
        var review = exemption.reviews().getLast();
        var row = new ReviewRow();
        row.exemptionId = exemption.terms().id().value();
        row.position = exemption.reviews().size() - 1;
        row.organization = organization.slug();
        row.reviewerId = review.reviewer();
        row.verdict = review.verdict();
        row.summary = seal.seal(SUMMARY, review.summary());
        row.validUntil = review.until();
        row.outcome = exemption.outcome();
        row.reviewedAt = review.at();
        row.salt = seal.seal("exemption_review.salt", salt);
        return row;
    }

    /// The same, written with its entry.
    ReviewRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("exemption_review")
                .with("exemption_id", exemptionId)
                .with("position", position)
                .with("reviewer_id", reviewerId)
                .with("verdict", verdict)
                .with("summary", summary)
                .with("valid_until", validUntil)
                .with("outcome", outcome)
                .with("reviewed_at", reviewedAt)
                .with("salt", salt);
    }

    Exemption.Review toReview(Keyring keys) {
        var owner = Vault.owner(new Organization(organization));
        return new Exemption.Review(
                reviewerId,
                verdict,
                keys.open(owner, SUMMARY, summary).orElse(Keyring.ERASED),
                validUntil,
                reviewedAt);
    }

    record Place(UUID exemptionId, int position) {}
}
