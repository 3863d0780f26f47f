package dev.candor.consent.policy;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody accepts a version for themselves: nobody does it for another. Once is enough, and a
/// version that is still ahead can be accepted already.
@ApplicationScoped
class AcceptPolicy {
    private final PolicyDocuments documents;
    private final Policies policies;
    private final Acceptances acceptances;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    AcceptPolicy(
            PolicyDocuments documents,
            Policies policies,
            Acceptances acceptances,
            Ledger ledger,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.documents = documents;
        this.policies = policies;
        this.acceptances = acceptances;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<AcceptanceView> accept(Actor actor, @Nullable String key, AcceptanceRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/policy-acceptances",
                request,
                AcceptanceView.class,
                () -> accept(actor, request).map(row -> AcceptanceView.of(row, actor.id())));
    }

    private Uni<PolicyAcceptanceRow> accept(Actor actor, AcceptanceRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var ref = new PolicyRef.ById(new PolicyId(request.policyId()));
        return documents
                .requireLocked(
                        actor.organization(), ref) // of two at once the second sees the first
                .chain(() -> policies.requireVersion(actor.organization(), ref, request.version()))
                .invoke(version -> mustNotHaveEnded(version, now))
                .chain(version -> once(actor, version, now));
    }

    private Uni<PolicyAcceptanceRow> once(Actor actor, PolicyVersion version, Instant now) {
        return acceptances
                .of(actor.organization(), version.id(), vault.account(actor))
                .chain(
                        known ->
                                known.map(row -> Uni.createFrom().item(row))
                                        .orElseGet(() -> record(row(actor, version, now), actor)));
    }

    private Uni<PolicyAcceptanceRow> record(PolicyAcceptanceRow row, Actor actor) {
        var owner = Vault.owner(actor.organization());
        var salt = Salt.next();
        return vault.keyOf(actor.organization(), owner)
                .invoke(keys -> row.salt = keys.seal(owner, "policy_acceptance.salt", salt))
                .chain(() -> record(row, actor, salt));
    }

    private Uni<PolicyAcceptanceRow> record(PolicyAcceptanceRow row, Actor actor, String salt) {
        return ledger.append(
                        actor.organization(),
                        LedgerKind.POLICY_ACCEPTED,
                        leaf(row, salt),
                        row.acceptedAt,
                        null)
                .invoke(entry -> row.ledgerSeq = entry.seq())
                .chain(() -> acceptances.persistAndFlush(row));
    }

    private PolicyAcceptanceRow row(Actor actor, PolicyVersion version, Instant now) {
        var row = new PolicyAcceptanceRow();
        row.id = Ids.next();
        row.organization = actor.organization().slug();
        row.policyId = version.policy().value();
        row.versionId = version.id().value();
        row.accountId = vault.account(actor);
        row.acceptedAt = now;
        return row;
    }

    /// Who it was is in the leaf as a salted digest alone.
    private static LedgerLeaf leaf(PolicyAcceptanceRow row, String salt) {
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.POLICY_ACCEPTED.name(),
                        "acceptance", row.id.toString(),
                        "policy", row.policyId.toString(),
                        "versionId", row.versionId.toString(),
                        "at", row.acceptedAt.toString(),
                        "record",
                                Digests.sha256Hex(
                                        CanonicalJson.of(
                                                Map.of("salt", salt, "account", row.accountId)))),
                List.of(row.stored()));
    }

    private static void mustNotHaveEnded(PolicyVersion version, Instant now) {
        if (version.effective().at(now) == PolicyStatus.ENDED) {
            throw new Declined(
                            PolicyProblem.POLICY_ENDED,
                            "Accept a version that is in force, or that will be.")
                    .at("/version");
        }
    }
}
