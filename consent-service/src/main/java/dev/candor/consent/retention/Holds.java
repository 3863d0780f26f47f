package dev.candor.consent.retention;

import dev.candor.consent.retention.LinkedPeople.People;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// What has to be kept of whom, seen by its own organization alone.
@ApplicationScoped
class Holds implements PanacheRepositoryBase<HoldRow, UUID> {
    private static final String CONSENTS =
            """
            select bool_or(g.state in ('ACTIVE', 'SUSPENDED')),
                   max(g.since) filter (where exists (select from consent_event e
                       where e.organization = g.organization and e.grant_id = g.id
                         and e.to_state = 'ACTIVE'))
            from consent_grant g where g.organization = :organization and g.subject_id = :subject
            """;

    private static final String ANY_KEPT =
            """
            select p.id from (%s) p (id)
            where exists (select from consent_grant g
                    where g.organization = :organization and g.subject_id = p.id
                      and (g.state in ('ACTIVE', 'SUSPENDED')
                        or g.since > :provenSince and exists (select from consent_event e
                            where e.organization = g.organization and e.grant_id = g.id
                              and e.to_state = 'ACTIVE')))
               or exists (select from retention_hold h
                    where h.organization = :organization and h.subject_id = p.id
                      and h.until > :now and (h.lifted_at is null or h.lifted_at > :now))
            limit 1
            """;

    private final Vault vault;

    Holds(Vault vault) {
        this.vault = vault;
    }

    /// Every reason there is at `now` to keep what names the person.
    Uni<List<Kept>> of(Organization organization, SubjectId subject, Duration proof, Instant now) {
        return holds(organization, subject)
                .chain(
                        holds ->
                                consents(organization, subject)
                                        .map(consents -> kept(holds, consents, proof, now)));
    }

    /// One of the people of whom [#of] has a reason at `now`, whoever is found first.
    Uni<Optional<SubjectId>> anyKept(
            Organization organization, People people, Duration proof, Instant now) {
        return getSession()
                .chain(session -> anyKept(session, organization, people, now.minus(proof), now))
                .map(id -> Optional.ofNullable(id).map(SubjectId::new));
    }

    private static Uni<UUID> anyKept(
            Mutiny.Session session,
            Organization organization,
            People people,
            Instant provenSince,
            Instant now) {
        var query =
                session.createNativeQuery(ANY_KEPT.formatted(people.query()), UUID.class)
                        .setParameter("organization", organization.slug())
                        .setParameter("provenSince", provenSince)
                        .setParameter("now", now);
        people.parameters().forEach(query::setParameter);
        return query.getSingleResultOrNull();
    }

    Uni<List<Hold>> holds(Organization organization, SubjectId subject) {
        return list(
                        "organization = ?1 and subjectId = ?2 order by id",
                        organization.slug(),
                        subject.value())
                .chain(
                        rows ->
                                vault.keys(organization, List.of(subject.value()))
                                        .map(
                                                keys ->
                                                        rows.stream()
                                                                .map(row -> row.toHold(keys))
                                                                .toList()));
    }

    static List<Kept> kept(List<Hold> holds, Consents consents, Duration proof, Instant now) {
        var kept = new ArrayList<Kept>();
        if (consents.inForce()) {
            kept.add(kept(RetentionClass.CONSENT_IN_FORCE, null));
        } else if (consents.ended() != null && now.isBefore(consents.ended().plus(proof))) {
            kept.add(kept(RetentionClass.PROOF_OF_CONSENT, consents.ended().plus(proof)));
        }
        for (var hold : holds) {
            if (hold.holds(now)) {
                kept.add(new Kept(RetentionClass.LEGAL_HOLD, hold.rule(), hold.until()));
            }
        }
        return kept;
    }

    private static Kept kept(RetentionClass why, @Nullable Instant until) {
        return new Kept(why, why.rule(), until);
    }

    private Uni<Consents> consents(Organization organization, SubjectId subject) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(CONSENTS, Object[].class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("subject", subject.value())
                                        .getSingleResult())
                .map(Holds::consents);
    }

    private static Consents consents(Object[] row) {
        var ended = (OffsetDateTime) row[1];
        return new Consents(Boolean.TRUE.equals(row[0]), ended == null ? null : ended.toInstant());
    }

    Uni<Hold> add(Actor actor, Hold hold) {
        var row = new HoldRow();
        row.id = hold.id();
        row.organization = actor.organization().slug();
        row.subjectId = hold.subject().value();
        row.until = hold.until();
        row.placedBy = vault.account(actor);
        row.placedAt = hold.placedAt();
        return vault.keyOf(actor.organization(), row.subjectId)
                .invoke(keys -> row.rule = keys.seal(row.subjectId, HoldRow.RULE, hold.rule()))
                .chain(() -> persistAndFlush(row))
                .replaceWith(hold);
    }

    /// Ends a hold now; nothing happens when it was lifted before.
    ///
    /// @throws Declined `UNKNOWN_HOLD` when the person has none of that id
    Uni<Hold> lift(Actor actor, SubjectId subject, UUID id, Instant now) {
        return find(
                        "organization = ?1 and subjectId = ?2 and id = ?3",
                        actor.organization().slug(),
                        subject.value(),
                        id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Declined(RetentionProblem.UNKNOWN_HOLD, "No hold " + id + "."))
                .invoke(row -> lift(row, actor, now))
                .chain(
                        row ->
                                vault.keys(actor.organization(), List.of(row.subjectId))
                                        .map(row::toHold));
    }

    private void lift(HoldRow row, Actor actor, Instant now) {
        if (row.liftedAt == null) {
            row.liftedBy = vault.account(actor);
            row.liftedAt = now;
        }
    }

    /// How the person's consents stand.
    ///
    /// @param ended when the last one that was ever given changed last
    record Consents(boolean inForce, @Nullable Instant ended) {}
}
