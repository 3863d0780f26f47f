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
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody in the role that a rule names decides on one use. The latest decision counts; a new
/// version of the policy asks anew.
@ApplicationScoped
class ApproveUse {
    private final Policies policies;
    private final PolicyApprovals approvals;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    ApproveUse(
            Policies policies,
            PolicyApprovals approvals,
            Ledger ledger,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.policies = policies;
        this.approvals = approvals;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<PolicyApprovalView> decide(
            Actor actor, @Nullable String key, PolicyApprovalRequest request) {
        request.mustNameOneUse();
        return idempotency.once(
                actor,
                key,
                "POST /v1/policy-approvals",
                request,
                PolicyApprovalView.class,
                () ->
                        record(actor, request)
                                .map(row -> PolicyApprovalView.of(row, request.reason())));
    }

    private Uni<PolicyApprovalRow> record(Actor actor, PolicyApprovalRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var ref = new PolicyRef.ById(new PolicyId(request.policyId()));
        return policies.require(actor.organization(), ref, now)
                .map(version -> row(actor, version, request, now))
                .chain(row -> record(actor, row, request.reason()));
    }

    private Uni<PolicyApprovalRow> record(
            Actor actor, PolicyApprovalRow row, @Nullable String reason) {
        var owner = Vault.owner(actor.organization());
        var salt = Salt.next();
        return vault.keyOf(actor.organization(), owner)
                .invoke(keys -> row.seal(keys.of(owner), reason, salt))
                .chain(() -> record(actor, row, leaf(row, reason, salt)));
    }

    private Uni<PolicyApprovalRow> record(Actor actor, PolicyApprovalRow row, LedgerLeaf leaf) {
        return ledger.append(
                        actor.organization(),
                        LedgerKind.POLICY_USE_DECIDED,
                        leaf,
                        row.decidedAt,
                        null)
                .invoke(entry -> row.ledgerSeq = entry.seq())
                .chain(() -> approvals.persistAndFlush(row));
    }

    private PolicyApprovalRow row(
            Actor actor, PolicyVersion version, PolicyApprovalRequest request, Instant now) {
        var row = new PolicyApprovalRow();
        row.id = Ids.next();
        row.organization = actor.organization().slug();
        row.versionId = version.id().value();
        row.rule = request.rule();
        row.role = roleThatDecides(version, request.rule(), actor, now);
        row.useSha256 = request.useSha256();
        row.project = request.project();
        row.approved = request.approved();
        row.decidedBy = vault.account(actor);
        row.decidedAt = now;
        row.validUntil = ahead(request.validUntil(), now);
        return row;
    }

    /// @throws Declined when the rule is not in force, reserves nothing, or not to this caller
    static String roleThatDecides(PolicyVersion version, String code, Actor actor, Instant now) {
        if (!version.effective().contains(now)) {
            throw new Declined(
                            PolicyProblem.POLICY_NOT_IN_FORCE,
                            "Only a rule in force can be gone by.")
                    .at("/policyId");
        }
        var rule =
                version.rule(code)
                        .orElseThrow(
                                () ->
                                        new Declined(
                                                        PolicyProblem.UNKNOWN_RULE,
                                                        "The version in force has no such rule.")
                                                .at("/rule"));
        return switch (rule.demand()) {
            case Demand.Approval(var role) when actor.is(role) -> role;
            case Demand.Approval(var role) ->
                    throw new Declined(
                                    CommonProblem.FORBIDDEN,
                                    "This rule leaves the decision to the role " + role + ".")
                            .with("role", role);
            case Demand.Prohibited _, Demand.Label _ ->
                    throw new Declined(
                                    CommonProblem.INVALID_REQUEST,
                                    "This rule leaves nothing to decide.")
                            .at("/rule");
        };
    }

    private static @Nullable Instant ahead(@Nullable Instant until, Instant now) {
        if (until != null && !until.isAfter(now)) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "A decision ends after it is taken.")
                    .at("/validUntil");
        }
        return until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
    }

    /// Who decided, and why, is in the leaf as a salted digest alone.
    private static LedgerLeaf leaf(PolicyApprovalRow row, @Nullable String reason, String salt) {
        var record = new HashMap<String, Object>();
        record.put("salt", salt);
        record.put("by", row.decidedBy);
        if (reason != null) {
            record.put("reason", reason);
        }
        var leaf = new HashMap<String, Object>();
        leaf.put("type", LedgerKind.POLICY_USE_DECIDED.name());
        leaf.put("approval", row.id.toString());
        leaf.put("versionId", row.versionId.toString());
        leaf.put("rule", row.rule);
        leaf.put("role", row.role);
        leaf.put("approved", row.approved);
        leaf.put("at", row.decidedAt.toString());
        leaf.put("record", Digests.sha256Hex(CanonicalJson.of(record)));
        if (row.useSha256 != null) {
            leaf.put("use", row.useSha256);
        }
        if (row.project != null) {
            leaf.put("project", row.project);
        }
        if (row.validUntil != null) {
            leaf.put("validUntil", row.validUntil.toString());
        }
        return LedgerLeaf.of(leaf, List.of(row.stored()));
    }
}
