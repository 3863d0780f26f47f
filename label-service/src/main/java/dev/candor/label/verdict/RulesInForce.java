package dev.candor.label.verdict;

import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// The decision rules of every organization; the newest version is in force.
@ApplicationScoped
class RulesInForce {
    private static final String COLUMNS =
            "version, watermark_false_positives, detector_score, detector_false_positives,"
                    + " fill_share, reporters";
    private static final String NEWEST =
            "select "
                    + COLUMNS
                    + " from decision_rules where organization = :organization"
                    + " order by version desc limit 1";
    private static final String ADD =
            "insert into decision_rules (organization, "
                    + COLUMNS
                    + ", published_by, published_at) values (:organization, :version, :watermark,"
                    + " :score, :detector, :fill, :reporters, :by, :at)";
    private static final String LOCK =
            "select 1 from pg_advisory_xact_lock(hashtextextended(cast(:organization as text),"
                    + " 21))";

    /// The newest, or those that are shipped.
    Uni<DecisionRules> inForce(Organization organization) {
        return inForce(organization.slug());
    }

    Uni<DecisionRules> inForce(String organization) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(NEWEST, Object[].class)
                                        .setParameter("organization", organization)
                                        .getResultList())
                .map(RulesInForce::first);
    }

    private static DecisionRules first(List<Object[]> rows) {
        if (rows.isEmpty()) {
            return DecisionRules.SHIPPED;
        }
        var row = rows.getFirst();
        return new DecisionRules(
                ((Number) row[0]).intValue(),
                ((Number) row[1]).doubleValue(),
                ((Number) row[2]).doubleValue(),
                ((Number) row[3]).doubleValue(),
                ((Number) row[4]).doubleValue(),
                ((Number) row[5]).intValue());
    }

    /// Makes those who publish rules of one organization wait for each other.
    Uni<Void> lock(Organization organization) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(LOCK, Integer.class)
                                        .setParameter("organization", organization.slug())
                                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<Void> add(Organization organization, DecisionRules rules, String by, Instant at) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(ADD)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("version", rules.version())
                                        .setParameter("watermark", rules.watermarkFalsePositives())
                                        .setParameter("score", rules.detectorScore())
                                        .setParameter("detector", rules.detectorFalsePositives())
                                        .setParameter("fill", rules.fillShare())
                                        .setParameter("reporters", rules.reporters())
                                        .setParameter("by", by)
                                        .setParameter("at", at)
                                        .executeUpdate())
                .replaceWithVoid();
    }
}
