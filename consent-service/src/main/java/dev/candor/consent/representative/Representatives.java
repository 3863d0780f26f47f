package dev.candor.consent.representative;

import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Spokespeople;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.SubjectKind;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The representatives of every organization, each seen by its own alone.
@ApplicationScoped
public class Representatives
        implements PanacheRepositoryBase<RepresentativeRow, UUID>, Spokespeople {
    private static final String WITH_LIFE =
            """
            select r, s.kind from RepresentativeRow r
            join SubjectRow s on s.id = r.subjectId and s.organization = r.organization
            where r.organization = :organization
            """;

    private final Vault vault;
    private final Clock clock;

    Representatives(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /// Those who may answer for the person at `at`: whose deed is valid then and reaches that
    /// far, and, where an estate is concerned, was verified by then. The person's quorum counts
    /// them, in the order they were written down.
    public Uni<List<Representative>> of(Organization organization, SubjectId subject, Instant at) {
        return getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                WITH_LIFE
                                                        + " and r.subjectId = :subject order by"
                                                        + " r.id",
                                                Object[].class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("subject", subject.value())
                                        .getResultList())
                .chain(
                        rows ->
                                vault.keys(organization, List.of(subject.value()))
                                        .map(
                                                keys ->
                                                        rows.stream()
                                                                .map(row -> Spoken.of(row, keys))
                                                                .filter(
                                                                        one ->
                                                                                one.may(
                                                                                        Errand
                                                                                                .ANSWER,
                                                                                        at))
                                                                .map(Spoken::by)
                                                                .toList()));
    }

    /// All who ever spoke for the person, in the order they were written down.
    Uni<List<Representative>> all(Organization organization, SubjectId subject) {
        return list(
                        "organization = ?1 and subjectId = ?2 order by id",
                        organization.slug(),
                        subject.value())
                .chain(
                        rows ->
                                vault.keys(organization, List.of(subject.value()))
                                        .map(keys -> opened(rows, keys)));
    }

    private static List<Representative> opened(List<RepresentativeRow> rows, Keyring keys) {
        return rows.stream().map(row -> row.toRepresentative(keys)).toList();
    }

    @Override
    public Uni<Boolean> speaksFor(Actor actor, Subject subject, Errand errand) {
        var now = clock.instant();
        return all(actor.organization(), subject.id())
                .map(
                        all ->
                                all.stream()
                                        .filter(one -> one.hasAccount(actor.id()))
                                        .map(one -> new Spoken(one, subject.kind()))
                                        .anyMatch(one -> one.may(errand, now)));
    }

    @Override
    public Uni<List<SubjectId>> spokenForBy(Organization organization, String account) {
        var now = clock.instant();
        return getSession()
                .chain(
                        session ->
                                session.createQuery(
                                                WITH_LIFE
                                                        + " and (r.accountDigest = :digest or"
                                                        + " r.accountId = :account)",
                                                Object[].class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("digest", vault.digest(organization, account))
                                        .setParameter("account", account)
                                        .getResultList())
                .map(
                        rows ->
                                rows.stream()
                                        .map(row -> Spoken.of(row, Keyring.EMPTY))
                                        .filter(one -> one.may(Errand.READ, now))
                                        .map(one -> one.by().subject())
                                        .distinct()
                                        .toList());
    }

    /// Somebody who speaks for a person who lives so.
    private record Spoken(Representative by, SubjectKind life) {
        static Spoken of(Object[] row, Keyring keys) {
            return new Spoken(
                    ((RepresentativeRow) row[0]).toRepresentative(keys), (SubjectKind) row[1]);
        }

        boolean may(Errand errand, Instant at) {
            return switch (errand) {
                case READ -> by.scope().stream().anyMatch(power -> by.may(power, life, at));
                case WRITE, ANSWER -> by.may(Power.ANSWER, life, at);
                case WITHDRAW -> by.may(Power.WITHDRAW, life, at) || by.may(Power.ANSWER, life, at);
                case VOUCH, LINK_ASSET -> false;
            };
        }
    }

    /// @throws Declined `UNKNOWN_REPRESENTATIVE` when this organization has none of that id
    Uni<Representative> require(Organization organization, RepresentativeId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> opened(organization, row));
    }

    /// The same, locked until the transaction ends.
    Uni<Representative> requireLocked(Organization organization, RepresentativeId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> opened(organization, row));
    }

    private Uni<Representative> opened(Organization organization, RepresentativeRow row) {
        return vault.keys(organization, List.of(row.subjectId)).map(row::toRepresentative);
    }

    Uni<Void> add(Organization organization, Representative representative) {
        var subject = representative.subject().value();
        return vault.keyOf(organization, subject)
                .map(
                        keys ->
                                RepresentativeRow.of(
                                        organization,
                                        representative,
                                        text -> keys.seal(subject, RepresentativeRow.FIELD, text),
                                        account -> vault.digest(organization, account)))
                .chain(this::persistAndFlush)
                .replaceWithVoid();
    }

    /// Lets go of the accounts of those who spoke for a person: nobody is found by them any more.
    public Uni<Void> forget(Organization organization, SubjectId subject) {
        return update(
                        "accountDigest = null, accountId = case when accountId is null then null"
                                + " else '' end where organization = ?1 and subjectId = ?2",
                        organization.slug(),
                        subject.value())
                .replaceWithVoid();
    }

    /// Writes what became of one that this transaction has locked.
    Uni<Void> become(Organization organization, Representative next) {
        return find("organization = ?1 and id = ?2", organization.slug(), next.id().value())
                .singleResult()
                .invoke(row -> row.become(next))
                .replaceWithVoid();
    }

    private static Declined unknown(RepresentativeId id) {
        return new Declined(
                RepresentativeProblem.UNKNOWN_REPRESENTATIVE, "No representative " + id + " here.");
    }
}
