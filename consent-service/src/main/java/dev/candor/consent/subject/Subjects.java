package dev.candor.consent.subject;

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
import java.util.List;
import java.util.UUID;

/// The subjects of every organization, each seen by its own alone.
@ApplicationScoped
public class Subjects implements PanacheRepositoryBase<SubjectRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String LINKED =
            "(accountId = :account or array_contains(representatives, :account))";

    /// The subject, when `actor` reaches it on this errand.
    ///
    /// @throws Declined `UNKNOWN_SUBJECT` when there is none, or none for this caller
    public Uni<Subject> require(Actor actor, Errand errand, SubjectId id) {
        return find("organization = ?1 and id = ?2", actor.organization().slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(row -> reached(row.toSubject(), actor, errand));
    }

    /// The people `actor` is or speaks for.
    public Uni<List<SubjectId>> linkedTo(Actor actor) {
        return find("organization = :organization and " + LINKED, parameters(actor))
                .list()
                .map(rows -> rows.stream().map(row -> new SubjectId(row.id)).toList());
    }

    Uni<Page<Subject>> list(Actor actor, PageRequest page) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        var parameters = Errand.READ.isOfficial(actor) ? organization(actor) : parameters(actor);
        return find(
                        "organization = :organization and id > :after"
                                + (Errand.READ.isOfficial(actor) ? "" : " and " + LINKED),
                        Sort.by("id"),
                        parameters.and("after", after))
                .range(0, page.limit())
                .list()
                .map(
                        rows ->
                                Page.cut(rows, page.limit(), row -> row.id)
                                        .map(SubjectRow::toSubject));
    }

    Uni<Void> add(Organization organization, Subject subject) {
        return persistAndFlush(SubjectRow.of(organization, subject)).replaceWithVoid();
    }

    Uni<Boolean> isLinked(Organization organization, String accountId) {
        return count("organization = ?1 and accountId = ?2", organization.slug(), accountId)
                .map(count -> count > 0);
    }

    private static Subject reached(Subject subject, Actor actor, Errand errand) {
        if (subject.capacityOf(actor, errand).isEmpty()) {
            throw unknown(subject.id());
        }
        return subject;
    }

    private static Parameters organization(Actor actor) {
        return Parameters.with("organization", actor.organization().slug());
    }

    private static Parameters parameters(Actor actor) {
        return organization(actor).and("account", actor.id());
    }

    private static Declined unknown(SubjectId id) {
        return new Declined(SubjectProblem.UNKNOWN_SUBJECT, "No subject " + id + " here.");
    }
}
