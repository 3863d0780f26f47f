package dev.candor.consent.approval;

import dev.candor.consent.approval.UseApproval.Said;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.WhoseGrant;
import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.representative.Representative;
import dev.candor.consent.representative.Representatives;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.SubjectKind;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The person says yes or no to one use, or those who speak for them do, each for themselves.
@ApplicationScoped
class DecideUse {
    private static final long NOT_YET = 0;

    private final Approvals approvals;
    private final SaidRows said;
    private final WhoseGrant whoseGrant;
    private final Subjects subjects;
    private final Representatives representatives;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    DecideUse(
            Approvals approvals,
            SaidRows said,
            WhoseGrant whoseGrant,
            Subjects subjects,
            Representatives representatives,
            Ledger ledger,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.approvals = approvals;
        this.said = said;
        this.whoseGrant = whoseGrant;
        this.subjects = subjects;
        this.representatives = representatives;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ApprovalView> decide(
            Actor actor,
            @Nullable String key,
            GrantId grant,
            ApprovalId id,
            VerdictRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants/%s/approvals/%s/decision".formatted(grant, id),
                request,
                ApprovalView.class,
                () -> decide(actor, grant, id, request).map(ApprovalView::of));
    }

    private Uni<UseApproval> decide(
            Actor actor, GrantId grant, ApprovalId id, VerdictRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return whoseGrant
                .of(actor.organization(), grant)
                .chain(subject -> subjects.require(actor, Errand.ANSWER, subject))
                .chain(subject -> heard(actor, subject, request, now))
                .chain(
                        heard ->
                                approvals
                                        .requireLocked(actor.organization(), grant, id)
                                        .chain(approval -> keep(actor, approval, heard)));
    }

    /// A word and the voices it is counted among.
    private record Heard(SubjectId subject, Said word, Voices voices) {}

    private Uni<Heard> heard(Actor actor, Subject subject, VerdictRequest request, Instant now) {
        return representatives
                .of(actor.organization(), subject.id(), now)
                .map(
                        speaking ->
                                new Heard(
                                        subject.id(),
                                        new Said(
                                                voice(actor, subject, speaking, request),
                                                request.verdict(),
                                                capacity(actor, subject),
                                                now,
                                                request.reason()),
                                        voices(subject, speaking)));
    }

    private static Capacity capacity(Actor actor, Subject subject) {
        return subject.capacityOf(actor, Errand.ANSWER).orElseThrow();
    }

    static Voices voices(Subject subject, List<Representative> speaking) {
        return subject.kind() == SubjectKind.LIVING_ADULT
                ? new Voices.Own(subject.id())
                : new Voices.Others(
                        speaking.stream().map(it -> it.id().value()).collect(Collectors.toSet()),
                        subject.quorum());
    }

    /// Whose word `actor` brings: their own, or that of whom staff name.
    static UUID voice(
            Actor actor, Subject subject, List<Representative> speaking, VerdictRequest request) {
        var named = request.representative();
        var capacity = capacity(actor, subject);
        if (capacity == Capacity.REPRESENTATIVE) {
            return speaking.stream()
                    .filter(it -> it.hasAccount(actor.id()))
                    .map(it -> it.id().value())
                    .filter(it -> named == null || it.equals(named))
                    .findFirst()
                    .orElseGet(() -> adult(subject));
        }
        return named == null || capacity == Capacity.SUBJECT
                ? adult(subject)
                : speaking.stream()
                        .map(it -> it.id().value())
                        .filter(named::equals)
                        .findFirst()
                        .orElseThrow(() -> noVoice("/representative"));
    }

    private static UUID adult(Subject subject) {
        if (subject.kind() != SubjectKind.LIVING_ADULT) { // invariants 5 and 6
            throw noVoice("/representative");
        }
        return subject.id().value();
    }

    private static Declined noVoice(String pointer) {
        return new Declined(
                        ApprovalProblem.NOT_A_VOICE,
                        "For a child and an estate, those speak whose deed is valid and verified.")
                .at(pointer);
    }

    private Uni<UseApproval> keep(Actor actor, UseApproval approval, Heard heard) {
        var subject = heard.subject().value();
        return vault.keyOf(actor.organization(), subject)
                .chain(keys -> keep(actor, approval, heard, keys.of(subject)));
    }

    private Uni<UseApproval> keep(Actor actor, UseApproval approval, Heard heard, Seal seal) {
        var salt = Salt.next();
        var judged = approval.hear(heard.word(), heard.voices(), NOT_YET);
        var row = SaidRow.ofLatest(actor, vault.account(actor), judged, salt, seal);
        return ledger.append(
                        actor.organization(),
                        LedgerKind.APPROVAL_DECIDED,
                        leaf(actor, judged, salt, row),
                        heard.word().at(),
                        approval.terms().grant().value())
                .call(entry -> said.persistAndFlush(row.of(entry)))
                .map(entry -> approval.hear(heard.word(), heard.voices(), entry.seq()));
    }

    private static LedgerLeaf leaf(Actor actor, UseApproval judged, String salt, SaidRow row) {
        var word = judged.said().getLast();
        var record =
                Map.of(
                        "salt", salt,
                        "actor", actor.id(),
                        "voice", word.voice().toString(),
                        "reason", Objects.requireNonNullElse(word.reason(), ""));
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.APPROVAL_DECIDED.name(),
                        "approval", judged.terms().id().toString(),
                        "grant", judged.terms().grant().toString(),
                        "verdict", word.verdict().name(),
                        "outcome", judged.outcome().name(),
                        "capacity", word.capacity().name(),
                        "at", word.at().toString(),
                        "record", Digests.sha256Hex(CanonicalJson.of(record))),
                List.of(row.stored()));
    }
}
