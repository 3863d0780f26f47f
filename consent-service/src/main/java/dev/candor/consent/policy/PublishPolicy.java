package dev.candor.consent.policy;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.transparency.StoredRow;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An editor publishes a policy, or its next version, which ends the one before it when it begins.
@ApplicationScoped
class PublishPolicy {
    private final PolicyDocuments documents;
    private final Policies policies;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Clock clock;

    PublishPolicy(
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
    Uni<PolicyView> publish(Actor actor, @Nullable String key, PolicyRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/policies",
                request,
                PolicyView.class,
                () -> begin(actor.organization(), request));
    }

    @WithTransaction
    Uni<PolicyView> publishNext(
            Actor actor, @Nullable String key, PolicyRef ref, VersionRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/policies/%s/versions".formatted(ref),
                request,
                PolicyView.class,
                () ->
                        documents
                                .requireLocked(actor.organization(), ref)
                                .chain(document -> next(actor.organization(), document, request)));
    }

    private Uni<PolicyView> begin(Organization organization, PolicyRequest request) {
        var now = now();
        var policy = new PolicyId(Ids.next());
        var version =
                request.first().toVersion(versionId(), policy, request.distinctCode(), 1, now);
        return documents
                .add(organization, policy, version.code(), now)
                .chain(document -> record(organization, version, List.of(document.stored())));
    }

    private Uni<PolicyView> next(
            Organization organization, PolicyDocumentRow document, VersionRequest request) {
        var policy = new PolicyId(document.id);
        return policies.latest(organization, policy)
                .map(
                        latest ->
                                following(
                                        request.toVersion(
                                                versionId(),
                                                policy,
                                                document.code,
                                                latest.map(row -> row.version).orElse(0) + 1,
                                                now()),
                                        latest.map(PolicyVersionRow::effective).orElse(null)))
                .call(version -> policies.end(organization, policy, version.effective().from()))
                .chain(version -> record(organization, version, List.of()));
    }

    /// Versions take effect in the order of their numbers, so that at every moment one rules at
    /// most.
    static PolicyVersion following(PolicyVersion version, @Nullable Effective previous) {
        if (previous != null && version.effective().from().isBefore(previous.from())) {
            throw new Declined(
                            PolicyProblem.NOT_AFTER_PREVIOUS,
                            "The version before this one takes effect at " + previous.from() + ".")
                    .at("/effectiveFrom");
        }
        return version;
    }

    /// @param others rows that are written with the version, beside its own
    private Uni<PolicyView> record(
            Organization organization, PolicyVersion version, List<StoredRow> others) {
        var rows = PolicyRows.of(organization, version);
        var stored = new ArrayList<>(rows.stored());
        stored.addAll(others);
        return ledger.append(
                        organization,
                        LedgerKind.POLICY_PUBLISHED,
                        LedgerLeaf.of(members(version), stored),
                        version.publishedAt(),
                        null)
                .invoke(entry -> rows.version().of(entry))
                .chain(() -> policies.add(rows))
                .replaceWith(() -> PolicyView.of(version, now()));
    }

    private static Map<String, Object> members(PolicyVersion version) {
        var leaf = new HashMap<String, Object>();
        leaf.put("type", LedgerKind.POLICY_PUBLISHED.name());
        leaf.put("policy", version.policy().toString());
        leaf.put("version", version.version());
        leaf.put("versionId", version.id().toString());
        leaf.put("digest", version.digest());
        leaf.put("effectiveFrom", version.effective().from().toString());
        leaf.put("at", version.publishedAt().toString());
        var until = version.effective().until();
        if (until != null) {
            leaf.put("effectiveUntil", until.toString());
        }
        return leaf;
    }

    private static PolicyVersionId versionId() {
        return new PolicyVersionId(Ids.next());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
