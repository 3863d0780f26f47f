package dev.candor.consent.policy;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An editor ends a policy. What it ruled before stays readable, and cannot be cited for later.
@ApplicationScoped
class RetirePolicy {
    private final PolicyDocuments documents;
    private final Policies policies;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Clock clock;

    RetirePolicy(
            PolicyDocuments documents,
            Policies policies,
            Ledger ledger,
            Idempotency idempotency,
            Clock clock) {
        this.documents = documents;
        this.policies = policies;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<PolicyView> retire(
            Actor actor, @Nullable String key, PolicyRef ref, RetirementRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/policies/%s/retirement".formatted(ref),
                request,
                PolicyView.class,
                () -> retire(actor.organization(), ref, request));
    }

    private Uni<PolicyView> retire(
            Organization organization, PolicyRef ref, RetirementRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var end = end(request, now);
        return documents
                .requireLocked(organization, ref)
                .map(document -> new PolicyId(document.id))
                .call(policy -> end(organization, policy, end))
                .call(
                        policy ->
                                ledger.append(
                                        organization,
                                        LedgerKind.POLICY_RETIRED,
                                        leaf(policy, end, now),
                                        now,
                                        null))
                .chain(policy -> policies.require(organization, new PolicyRef.ById(policy), now))
                .map(version -> PolicyView.of(version, now));
    }

    private Uni<Integer> end(Organization organization, PolicyId policy, Instant end) {
        return policies.end(organization, policy, end)
                .invoke(
                        ended -> {
                            if (ended == 0) {
                                throw new Declined(
                                        PolicyProblem.POLICY_ENDED,
                                        "Every version of it ends by then as it is.");
                            }
                        });
    }

    private static Instant end(RetirementRequest request, Instant now) {
        var end = request.at() == null ? now : request.at().truncatedTo(ChronoUnit.MICROS);
        if (end.isBefore(now)) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "A policy is not ended after the fact; name a time ahead, or none.")
                    .at("/at");
        }
        return end;
    }

    private static LedgerLeaf leaf(PolicyId policy, Instant end, Instant now) {
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.POLICY_RETIRED.name(),
                        "policy", policy.toString(),
                        "effectiveUntil", end.toString(),
                        "at", now.toString()));
    }
}
