package dev.candor.consent.subject;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The subjects of every organization, each seen by its own alone.
@ApplicationScoped
public class Subjects implements PanacheRepositoryBase<SubjectRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int MOST_LINKED = 100;
    private static final String LINKED =
            """
            (accountDigest = :digest or array_contains(speakerDigests, :digest)
                or accountId = :account or array_contains(representatives, :account)
                or id in :spokenFor)
            """;

    private final Spokespeople spokespeople;
    private final PastLives pastLives;
    private final Vault vault;

    Subjects(Spokespeople spokespeople, PastLives pastLives, Vault vault) {
        this.spokespeople = spokespeople;
        this.pastLives = pastLives;
        this.vault = vault;
    }

    /// The subject, when `actor` reaches it on this errand.
    ///
    /// @throws Declined `UNKNOWN_SUBJECT` when there is none, or none for this caller
    public Uni<Subject> require(Actor actor, Errand errand, SubjectId id) {
        return find("organization = ?1 and id = ?2", actor.organization().slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> opened(actor.organization(), row))
                .chain(subject -> reached(subject, actor, errand));
    }

    /// The subject, whoever asks; for what is done in no caller's name.
    ///
    /// @throws Declined `UNKNOWN_SUBJECT` when this organization has none of that id
    public Uni<Subject> require(Organization organization, SubjectId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> opened(organization, row));
    }

    /// The subject, whoever asks, locked until the transaction ends.
    ///
    /// @throws Declined `UNKNOWN_SUBJECT` when this organization has none of that id
    public Uni<Subject> requireLocked(Organization organization, SubjectId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> opened(organization, row));
    }

    /// Writes how sure it is who a person is, whom this transaction has locked.
    public Uni<Void> verified(Organization organization, SubjectId id, int level) {
        return row(organization, id).invoke(row -> row.verificationLevel = level).replaceWithVoid();
    }

    /// Writes the quorum of a person whom this transaction has locked.
    Uni<Void> become(Organization organization, Subject next) {
        return row(organization, next.id()).invoke(row -> row.become(next)).replaceWithVoid();
    }

    /// Writes the life that a person whom this transaction has locked lives from `at` on.
    ///
    /// @return the one before, to be kept with the entry that tells of it
    Uni<PastLifeRow> live(Organization organization, Subject next, Instant at) {
        return row(organization, next.id())
                .map(
                        row -> {
                            var past = PastLifeRow.of(row, at);
                            row.become(next);
                            return past;
                        });
    }

    Uni<Void> keep(PastLifeRow past, long ledgerSeq) {
        past.ledgerSeq = ledgerSeq;
        return pastLives.persist(past).replaceWithVoid();
    }

    private Uni<SubjectRow> row(Organization organization, SubjectId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .singleResult();
    }

    /// The people `actor` is or speaks for.
    public Uni<List<SubjectId>> linkedTo(Actor actor) {
        return spokespeople
                .spokenForBy(actor.organization(), actor.id())
                .chain(spokenFor -> linkedTo(actor.organization(), actor.id(), spokenFor));
    }

    /// The people an account is, those it was registered with to speak for, and those it speaks for
    /// besides.
    private Uni<List<SubjectId>> linkedTo(
            Organization organization, String account, List<SubjectId> spokenFor) {
        return find(
                        "organization = :organization and " + LINKED,
                        linked(organization, account, spokenFor))
                .list()
                .map(rows -> rows.stream().map(row -> new SubjectId(row.id)).toList());
    }

    /// The same people, up to a hundred of them, with all there is to know about them.
    Uni<List<Subject>> linked(Actor actor) {
        return linkedTo(actor)
                .map(ids -> ids.stream().limit(MOST_LINKED).map(SubjectId::value).toList())
                .chain(
                        ids ->
                                list(
                                        "organization = ?1 and id in ?2 order by id",
                                        actor.organization().slug(),
                                        ids))
                .map(rows -> new Page<>(rows, null))
                .chain(rows -> opened(actor.organization(), rows))
                .map(Page::items);
    }

    Uni<Page<Subject>> list(Actor actor, PageRequest page) {
        return Errand.READ.isOfficial(actor)
                ? page(
                        actor.organization(),
                        page,
                        "organization = :organization",
                        organization(actor.organization()))
                : spokespeople
                        .spokenForBy(actor.organization(), actor.id())
                        .chain(
                                spokenFor ->
                                        page(
                                                actor.organization(),
                                                page,
                                                "organization = :organization and " + LINKED,
                                                linked(
                                                        actor.organization(),
                                                        actor.id(),
                                                        spokenFor)));
    }

    private Uni<Page<Subject>> page(
            Organization organization, PageRequest page, String where, Parameters parameters) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        return find(where + " and id > :after", Sort.by("id"), parameters.and("after", after))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(rows -> opened(organization, rows));
    }

    private Uni<Page<Subject>> opened(Organization organization, Page<SubjectRow> rows) {
        var sealed =
                rows.items().stream().filter(row -> row.sealed != null).map(row -> row.id).toList();
        return vault.keys(organization, sealed).map(keys -> rows.map(row -> row.toSubject(keys)));
    }

    private Uni<Subject> opened(Organization organization, SubjectRow row) {
        var sealed = row.sealed == null ? List.<UUID>of() : List.of(row.id);
        return vault.keys(organization, sealed).map(row::toSubject);
    }

    Uni<Void> add(Organization organization, Subject subject) {
        return vault.keyOf(organization, subject.id().value())
                .map(
                        keys ->
                                SubjectRow.of(
                                        organization,
                                        subject,
                                        keys,
                                        account -> vault.digest(organization, account)))
                .chain(this::persistAndFlush)
                .replaceWithVoid();
    }

    /// Lets go of everything that names a person whom this transaction has locked.
    public Uni<Void> forget(Organization organization, SubjectId id, Instant at) {
        return row(organization, id).invoke(row -> row.forget(at)).replaceWithVoid();
    }

    /// Everybody who was erased, of every organization.
    public Uni<List<UUID>> erased() {
        return list("erasedAt is not null").map(rows -> rows.stream().map(row -> row.id).toList());
    }

    /// Of `people`, those that are here and still have a name.
    public Uni<List<SubjectId>> named(Collection<UUID> people) {
        return list("id in ?1 and erasedAt is null", people)
                .map(rows -> rows.stream().map(row -> new SubjectId(row.id)).toList());
    }

    Uni<Boolean> isLinked(Organization organization, String accountId) {
        return count(
                        "organization = ?1 and (accountDigest = ?2 or accountId = ?3)",
                        organization.slug(),
                        vault.digest(organization, accountId),
                        accountId)
                .map(count -> count > 0);
    }

    private Uni<Subject> reached(Subject subject, Actor actor, Errand errand) {
        if (subject.erasedAt() != null && errand.adds() && errand.isOfficial(actor)) {
            throw new Declined(
                    SubjectProblem.SUBJECT_ERASED, "Nothing more is written down about them.");
        }
        return subject.capacityOf(actor, errand).isPresent()
                ? Uni.createFrom().item(subject)
                : spokespeople
                        .speaksFor(actor, subject, errand)
                        .map(speaks -> spokenFor(subject, actor, speaks));
    }

    private static Subject spokenFor(Subject subject, Actor actor, boolean speaks) {
        if (!speaks) {
            throw unknown(subject.id());
        }
        return subject.spokenForBy(actor.id());
    }

    private static Parameters organization(Organization organization) {
        return Parameters.with("organization", organization.slug());
    }

    private Parameters linked(
            Organization organization, String account, List<SubjectId> spokenFor) {
        return organization(organization)
                .and("account", account)
                .and("digest", vault.digest(organization, account))
                .and("spokenFor", spokenFor.stream().map(SubjectId::value).toList());
    }

    private static Declined unknown(SubjectId id) {
        return new Declined(SubjectProblem.UNKNOWN_SUBJECT, "No subject " + id + " here.");
    }
}
