package dev.candor.provenance.standing;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.standing.Stands;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What was told of the publications of signed media, by the label of the manifest. The newest
/// counts.
@ApplicationScoped
public class Standings implements PanacheRepositoryBase<StandingRow, StandingRow.Key> {
    private static final String NEWEST =
            """
            select distinct on (manifest) * from manifest_standing where manifest in (:manifests)
            order by manifest, revision desc
            """;

    private static final String TELL =
            """
            insert into manifest_standing (manifest, revision, organization, standing, since, told_at)
            select :manifest, :revision, :organization, :standing, :since, :at
            where not exists (select 1 from manifest_standing
                              where manifest = :manifest and revision >= :revision)
            on conflict do nothing
            """;

    private final StandingEvents events;
    private final Clock clock;

    Standings(StandingEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /// How each stands now; those of which nothing was told are not in it.
    @WithSession
    public Uni<Map<String, Stands>> of(Collection<String> manifests) {
        if (manifests.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(NEWEST, StandingRow.class)
                                        .setParameter("manifests", List.copyOf(manifests))
                                        .getResultList())
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        row -> row.manifest,
                                                        StandingRow::toStands)));
    }

    /// How one stands now.
    @WithSession
    public Uni<Stands> of(String manifest) {
        return of(List.of(manifest)).map(found -> found.getOrDefault(manifest, Stands.UNTOLD));
    }

    /// Everything that was told, newest first.
    @WithSession
    public Uni<List<Stands>> history(String manifest) {
        return find("manifest = ?1 order by revision desc", manifest)
                .list()
                .map(rows -> rows.stream().map(StandingRow::toStands).toList());
    }

    /// Takes in how a publication stands, in the transaction it is called in. Told twice, or told
    /// late, it changes nothing; of what stays as it is, others hear nothing.
    public Uni<Void> tell(Organization organization, String manifest, Stands told) {
        return of(manifest)
                .chain(
                        known ->
                                insert(organization, manifest, told)
                                        .chain(
                                                kept ->
                                                        kept && told.standing() != known.standing()
                                                                ? events.changed(
                                                                        organization,
                                                                        manifest,
                                                                        told,
                                                                        now())
                                                                : Uni.createFrom().voidItem()));
    }

    private Uni<Boolean> insert(Organization organization, String manifest, Stands told) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(TELL)
                                        .setParameter("manifest", manifest)
                                        .setParameter("revision", told.revision())
                                        .setParameter("organization", organization.slug())
                                        .setParameter("standing", told.standing().name())
                                        .setParameter("since", told.since())
                                        .setParameter("at", now())
                                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
