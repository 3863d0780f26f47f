package dev.candor.consent.policy;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;

/// The policy documents of every organization, each seen by its own alone.
@ApplicationScoped
class PolicyDocuments implements PanacheRepositoryBase<PolicyDocumentRow, UUID> {
    /// @throws Declined `UNKNOWN_POLICY` when this organization has none of that name
    Uni<PolicyDocumentRow> require(Organization organization, PolicyRef ref) {
        return one(organization, ref).firstResult().onItem().ifNull().failWith(() -> unknown());
    }

    /// The same, locked until the transaction ends: versions of one document come one by one.
    Uni<PolicyDocumentRow> requireLocked(Organization organization, PolicyRef ref) {
        return one(organization, ref)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown());
    }

    /// The row that was written.
    ///
    /// @throws Declined `POLICY_CODE_TAKEN` when this organization has one of that code
    Uni<PolicyDocumentRow> add(Organization organization, PolicyId id, String code, Instant now) {
        var row = new PolicyDocumentRow();
        row.id = id.value();
        row.organization = organization.slug();
        row.code = code;
        row.createdAt = now;
        return lock(organization, code)
                .chain(() -> one(organization, new PolicyRef.ByCode(code)).count())
                .invoke(PolicyDocuments::mustBeFree)
                .chain(() -> persistAndFlush(row));
    }

    private PanacheQuery<PolicyDocumentRow> one(Organization organization, PolicyRef ref) {
        return switch (ref) {
            case PolicyRef.ById(var id) ->
                    find("organization = ?1 and id = ?2", organization.slug(), id.value());
            case PolicyRef.ByCode(var code) ->
                    find("organization = ?1 and code = ?2", organization.slug(), code);
        };
    }

    private Uni<Void> lock(Organization organization, String code) {
        var slot = String.join("\n", "policy", organization.slug(), code);
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "select 1 from"
                                                    + " pg_advisory_xact_lock(hashtextextended(:slot,"
                                                    + " 0))",
                                                Integer.class)
                                        .setParameter("slot", slot)
                                        .getSingleResult())
                .replaceWithVoid();
    }

    private static void mustBeFree(long count) {
        if (count > 0) {
            throw new Declined(
                            PolicyProblem.POLICY_CODE_TAKEN,
                            "Publish the next version of that policy, or choose another code.")
                    .at("/code");
        }
    }

    private static Declined unknown() {
        return new Declined(PolicyProblem.UNKNOWN_POLICY, "No policy of this name here.");
    }
}
