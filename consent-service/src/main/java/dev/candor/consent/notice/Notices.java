package dev.candor.consent.notice;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The notices of every organization, each seen by its own alone.
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<NoticeRow, UUID> {
    /// The notice.
    ///
    /// @throws Declined `UNKNOWN_NOTICE` when this organization has none of that id
    public Uni<Notice> require(Organization organization, NoticeId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(NoticeRow::toNotice);
    }

    /// The number the next version of a title gets. Holds a lock until the transaction ends, so
    /// that two publications never get the same one.
    Uni<Integer> nextVersion(Organization organization, String title, String language) {
        return lock(organization, title, language)
                .chain(
                        () ->
                                count(
                                        "organization = ?1 and title = ?2 and language = ?3",
                                        organization.slug(),
                                        title,
                                        language))
                .map(count -> Math.toIntExact(count) + 1);
    }

    Uni<Void> add(Organization organization, Notice notice) {
        return persistAndFlush(NoticeRow.of(organization, notice)).replaceWithVoid();
    }

    private Uni<Void> lock(Organization organization, String title, String language) {
        var slot = String.join("\n", "notice", organization.slug(), language, title);
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

    private static Declined unknown(NoticeId id) {
        return new Declined(NoticeProblem.UNKNOWN_NOTICE, "No notice " + id + " here.");
    }
}
