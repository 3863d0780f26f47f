package dev.candor.consent.approval;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.WhoseGrant;
import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody puts one use to the person whose grant asks for that.
@ApplicationScoped
class RequestApproval {
    private final Approvals approvals;
    private final WhoseGrant whoseGrant;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    RequestApproval(
            Approvals approvals,
            WhoseGrant whoseGrant,
            Ledger ledger,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.approvals = approvals;
        this.whoseGrant = whoseGrant;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ApprovalView> request(
            Actor actor, @Nullable String key, GrantId grant, ApprovalRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/grants/%s/approvals".formatted(grant),
                request,
                ApprovalView.class,
                () -> request(actor, grant, request).map(ApprovalView::of));
    }

    private Uni<UseApproval> request(Actor actor, GrantId grant, ApprovalRequest request) {
        return whoseGrant
                .of(actor.organization(), grant)
                .call(subject -> mustBeNew(actor, grant, request))
                .chain(subject -> seal(actor, subject))
                .chain(seal -> keep(actor, terms(grant, request), Salt.next(), seal));
    }

    private Uni<Seal> seal(Actor actor, SubjectId subject) {
        return vault.keyOf(actor.organization(), subject.value())
                .map(keys -> keys.of(subject.value()));
    }

    private Uni<?> mustBeNew(Actor actor, GrantId grant, ApprovalRequest request) {
        return approvals
                .ofUse(actor.organization(), grant, request.useSha256())
                .invoke(RequestApproval::mustAllBeRejected);
    }

    private static void mustAllBeRejected(List<UseApproval> earlier) {
        if (earlier.stream().anyMatch(it -> it.outcome() != Outcome.REJECTED)) {
            throw new Declined(
                            ApprovalProblem.USE_ASKED_ABOUT, "One request for one use is enough.")
                    .at("/useSha256");
        }
    }

    private UseApproval.Terms terms(GrantId grant, ApprovalRequest request) {
        return new UseApproval.Terms(
                new ApprovalId(Ids.next()),
                grant,
                request.useKind(),
                request.useSha256(),
                request.description().strip(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Uni<UseApproval> keep(Actor actor, UseApproval.Terms terms, String salt, Seal seal) {
        var row = ApprovalRow.of(actor, vault.account(actor), terms, salt, seal);
        return ledger.append(
                        actor.organization(),
                        LedgerKind.APPROVAL_REQUESTED,
                        leaf(actor, terms, salt, row),
                        terms.requestedAt(),
                        terms.grant().value())
                .call(entry -> approvals.persistAndFlush(row.of(entry)))
                .map(entry -> UseApproval.requested(terms, entry.seq()));
    }

    private static LedgerLeaf leaf(
            Actor actor, UseApproval.Terms terms, String salt, ApprovalRow row) {
        var record =
                Map.of(
                        "salt", salt,
                        "actor", actor.id(),
                        "useKind", terms.useKind().name(),
                        "useSha256", terms.useSha256(),
                        "description", terms.description());
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.APPROVAL_REQUESTED.name(),
                        "approval", terms.id().toString(),
                        "grant", terms.grant().toString(),
                        "at", terms.requestedAt().toString(),
                        "record", Digests.sha256Hex(CanonicalJson.of(record))),
                List.of(row.stored()));
    }
}
