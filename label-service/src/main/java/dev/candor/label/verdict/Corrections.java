package dev.candor.label.verdict;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// What editors found, and what of it took effect.
@ApplicationScoped
class Corrections implements PanacheRepositoryBase<CorrectionRow, UUID> {
    private static final String APPLIED =
            "insert into verdict_correction_applied (correction_id, organization, version,"
                    + " applied_by, applied_at) values (:id, :organization, :version, :by, :at)";
    private static final String IS_APPLIED =
            "select count(*) from verdict_correction_applied where correction_id = :id and"
                    + " organization = :organization";

    /// @throws Declined `UNKNOWN_CORRECTION` when the verdict has none of that id
    Uni<Correction> require(Organization organization, VerdictId verdict, UUID id) {
        return find(
                        "organization = ?1 and verdictId = ?2 and id = ?3",
                        organization.slug(),
                        verdict.value(),
                        id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        VerdictProblem.UNKNOWN_CORRECTION,
                                        "The verdict has no such correction."))
                .map(CorrectionRow::toCorrection);
    }

    Uni<Void> add(Organization organization, Correction correction) {
        return persistAndFlush(CorrectionRow.of(organization, correction)).replaceWithVoid();
    }

    Uni<Boolean> isApplied(Organization organization, UUID id) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(IS_APPLIED, Long.class)
                                        .setParameter("id", id)
                                        .setParameter("organization", organization.slug())
                                        .getSingleResult())
                .map(count -> count > 0);
    }

    Uni<Void> applied(Organization organization, UUID id, int version, String by, Instant at) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(APPLIED)
                                        .setParameter("id", id)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("version", version)
                                        .setParameter("by", by)
                                        .setParameter("at", at)
                                        .executeUpdate())
                .replaceWithVoid();
    }
}
