package dev.candor.consent.grant;

import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// What of grants is suspended, and was.
@ApplicationScoped
class Suspensions implements PanacheRepositoryBase<SuspensionRow, UUID> {
    // The codes of a part have no blanks in them, and each list has an order of its own.
    private static final String MISSING =
            """
            select exists (select from consent_grant g
                where g.organization = :organization and g.licensee = :licensee
                  and g.state in ('ACTIVE', 'SUSPENDED') and (g.ends_at is null or g.ends_at > :now)
                  and not exists (select from suspension s
                      where s.organization = g.organization and s.grant_id = g.id
                        and s.lifted_at is null and s.cause = :cause
                        and array_to_string(s.actions, ' ') = :actions
                        and array_to_string(s.projects, ' ') = :projects
                        and array_to_string(s.territories, ' ') = :territories))
            """;

    /// What is suspended of these grants, oldest first.
    Uni<List<SuspensionRow>> openOf(Collection<UUID> grants) {
        return list("grantId in ?1 and liftedAt is null order by id", grants);
    }

    /// All that was ever suspended of a grant, oldest first.
    Uni<List<SuspensionRow>> everOf(Organization organization, GrantId grant) {
        return list(
                "organization = ?1 and grantId = ?2 order by id",
                organization.slug(),
                grant.value());
    }

    /// Whether a grant of the licensee is in force at `now` that is not suspended like this.
    Uni<Boolean> isMissing(
            Organization organization, String licensee, Suspension suspension, Instant now) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(MISSING, Boolean.class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("licensee", licensee)
                                        .setParameter("now", now)
                                        .setParameter("cause", suspension.cause().name())
                                        .setParameter("actions", codes(suspension.actions()))
                                        .setParameter("projects", codes(suspension.projects()))
                                        .setParameter(
                                                "territories", codes(suspension.territories()))
                                        .getSingleResult());
    }

    private static String codes(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    Uni<Void> add(Organization organization, GrantId grant, Suspension suspension, Instant at) {
        return persist(SuspensionRow.of(organization, grant, suspension, at)).replaceWithVoid();
    }

    Uni<Void> lift(Organization organization, Collection<UUID> lifted, Instant at) {
        return update(
                        "liftedAt = ?1 where organization = ?2 and id in ?3",
                        at,
                        organization.slug(),
                        lifted)
                .replaceWithVoid();
    }
}
