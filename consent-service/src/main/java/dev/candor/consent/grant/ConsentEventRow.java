package dev.candor.consent.grant;

import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.subject.Capacity;
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
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "consent_event")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ConsentEventRow {
    private static final String ACTOR = "consent_event.actor_id";
    private static final String REASON = "consent_event.reason";
    private static final String PROVIDER = "consent_event.signature_provider";
    private static final String SIGNATURE = "consent_event.signature_reference";
    private static final String CAPTURED = "consent_event.captured_by";

    @Id UUID id;
    String organization;

    @Column(name = "grant_id")
    UUID grantId;

    int version;

    @Enumerated(EnumType.STRING)
    LedgerKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    @Nullable GrantState fromState;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    GrantState toState;

    Instant at;

    @Column(name = "effective_at")
    @Nullable Instant effectiveAt;

    @Column(name = "actor_id")
    String actorId;

    @Enumerated(EnumType.STRING)
    Capacity capacity;

    @Enumerated(EnumType.STRING)
    @Nullable Method method;

    @Nullable String language;

    @Column(name = "notice_id")
    UUID noticeId;

    @Column(name = "evidence_types")
    String[] evidenceTypes = {};

    @Column(name = "evidence_sha256")
    String[] evidenceSha256 = {};

    @Nullable String reason;

    @Column(name = "suspension_id")
    @Nullable UUID suspensionId;

    UUID[] lifted = {};

    @Column(name = "superseded_by")
    @Nullable UUID supersededBy;

    @Column(name = "representative_id")
    @Nullable UUID representativeId;

    @Column(name = "challenge_id")
    @Nullable UUID challengeId;

    @Column(name = "signature_provider")
    @Nullable String signatureProvider;

    @Column(name = "signature_reference")
    @Nullable String signatureReference;

    @Column(name = "signed_at")
    @Nullable Instant signedAt;

    @Column(name = "captured_by")
    @Nullable String capturedBy;

    @Column(name = "captured_at")
    @Nullable Instant capturedAt;

    @Column(name = "attestation_sha256")
    @Nullable String attestationSha256;

    String salt;

    @Column(name = "ledger_seq")
    long ledgerSeq;

    /// @param account under which the actor is written down
    static ConsentEventRow of(Organization organization, Change change, String account, Seal seal) {
        var row = new ConsentEventRow();
        row.id = change.id();
        row.organization = organization.slug();
        row.grantId = change.terms().id().value();
        row.version = change.version();
        row.kind = change.event().kind();
        row.fromState = change.from();
        row.toState = change.to();
        row.at = change.at();
        row.effectiveAt = change.since().equals(change.at()) ? null : change.since();
        row.actorId = seal.seal(ACTOR, account);
        row.capacity = change.capacity();
        row.noticeId = change.terms().notice().value();
        row.salt = seal.seal("consent_event.salt", change.salt());
        row.fill(change.event(), seal);
        row.reason = seal.sealIfAny(REASON, row.reason);
        return row;
    }

    /// The same, written with its entry.
    ConsentEventRow of(LedgerEntry entry) {
        ledgerSeq = entry.seq();
        return this;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("consent_event")
                .with("id", id)
                .with("grant_id", grantId)
                .with("version", version)
                .with("kind", kind)
                .with("from_state", fromState)
                .with("to_state", toState)
                .with("at", at)
                .with("effective_at", effectiveAt)
                .with("actor_id", actorId)
                .with("capacity", capacity)
                .with("method", method)
                .with("language", language)
                .with("notice_id", noticeId)
                .with("evidence_types", evidenceTypes)
                .with("evidence_sha256", evidenceSha256)
                .with("reason", reason)
                .with("suspension_id", suspensionId)
                .with("lifted", lifted)
                .with("superseded_by", supersededBy)
                .with("representative_id", representativeId)
                .with("challenge_id", challengeId)
                .with("signature_provider", signatureProvider)
                .with("signature_reference", signatureReference)
                .with("signed_at", signedAt)
                .with("captured_by", capturedBy)
                .with("captured_at", capturedAt)
                .with("attestation_sha256", attestationSha256)
                .with("salt", salt);
    }

    /// When the state it led to began.
    Instant since() {
        return effectiveAt == null ? at : effectiveAt;
    }

    private void fill(ConsentEvent event, Seal seal) {
        switch (event) {
            case ConsentEvent.Expressed(var expression) -> fill(expression, seal);
            case ConsentEvent.Heard(var expression, _) -> fill(expression, seal);
            case ConsentEvent.Refused(var said) -> reason = said;
            case ConsentEvent.Deferred(var said) -> reason = said;
            case ConsentEvent.Withdrawn(var said) -> reason = said;
            case ConsentEvent.Revoked(var said) -> reason = said;
            case ConsentEvent.Invalidated(var said) -> reason = said;
            case ConsentEvent.Suspended(var suspension, var said) -> {
                suspensionId = suspension.id();
                reason = said;
            }
            case ConsentEvent.Resumed(var ids, var said) -> {
                lifted = ids.toArray(UUID[]::new);
                reason = said;
            }
            case ConsentEvent.Superseded(var by) -> supersededBy = by.value();
            case ConsentEvent.Drafted _,
                    ConsentEvent.Requested _,
                    ConsentEvent.Lapsed _,
                    ConsentEvent.Expired _,
                    ConsentEvent.Exhausted _ -> {}
        }
    }

    private void fill(Expression expression, Seal seal) {
        method = expression.method();
        language = expression.language();
        evidenceTypes = column(expression, Evidence::type);
        evidenceSha256 = column(expression, Evidence::sha256);
        representativeId = expression.speaker() == null ? null : expression.speaker().value();
        challengeId = expression.challenge();
        var signature = expression.signature();
        if (signature != null) {
            signatureProvider = seal.seal(PROVIDER, signature.provider());
            signatureReference = seal.seal(SIGNATURE, signature.reference());
            signedAt = signature.signedAt();
        }
        var capture = expression.capture();
        if (capture != null) {
            capturedBy = seal.seal(CAPTURED, capture.by());
            capturedAt = capture.at();
            attestationSha256 = capture.attestation();
        }
    }

    /// What of it is sealed, opened for who may see it.
    ///
    /// @param actor the account as it is written down
    record Opened(
            String actor,
            @Nullable String reason,
            @Nullable String signatureProvider,
            @Nullable String signatureReference,
            @Nullable String capturedBy) {}

    /// @param subject whose grant it is about
    Opened opened(UUID subject, Keyring keys) {
        return new Opened(
                keys.open(subject, ACTOR, actorId).orElse(Keyring.ERASED),
                openedIfAny(keys, subject, REASON, reason),
                openedIfAny(keys, subject, PROVIDER, signatureProvider),
                openedIfAny(keys, subject, SIGNATURE, signatureReference),
                openedIfAny(keys, subject, CAPTURED, capturedBy));
    }

    private static @Nullable String openedIfAny(
            Keyring keys, UUID subject, String field, @Nullable String sealed) {
        return sealed == null ? null : keys.open(subject, field, sealed).orElse(null);
    }

    private static String[] column(Expression expression, Function<Evidence, String> member) {
        return expression.evidence().stream().map(member).toArray(String[]::new);
    }
}
