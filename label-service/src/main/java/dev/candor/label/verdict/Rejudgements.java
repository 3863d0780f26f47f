package dev.candor.label.verdict;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The jobs of judging again.
@ApplicationScoped
class Rejudgements implements PanacheRepositoryBase<RejudgementRow, UUID> {
    /// The oldest open one that nobody else is at.
    private static final String NEXT =
            "select * from rejudgement where finished_at is null order by started_at limit 1"
                    + " for update skip locked";

    Uni<List<RejudgementRow>> next() {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(NEXT, RejudgementRow.class)
                                        .getResultList());
    }

    Uni<Optional<RejudgementRow>> of(String organization, int rulesVersion) {
        return find("organization = ?1 and rulesVersion = ?2", organization, rulesVersion)
                .firstResult()
                .map(Optional::ofNullable);
    }

    Uni<Void> add(RejudgementRow row) {
        return persistAndFlush(row).replaceWithVoid();
    }
}
