package dev.candor.consent.notice;

import static java.util.stream.Collectors.groupingBy;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import dev.candor.transparency.StoredRow;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The notices of every organization, each seen by its own alone.
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<NoticeRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final long NOT_YET = 0;

    private final NoticeTranslations translations;

    Notices(NoticeTranslations translations) {
        this.translations = translations;
    }

    /// The notice.
    ///
    /// @throws Declined `UNKNOWN_NOTICE` when this organization has none of that id
    public Uni<Notice> require(Organization organization, NoticeId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .chain(row -> translations.of(row.id).map(row::toNotice));
    }

    /// One page, oldest first.
    Uni<Page<Notice>> page(Organization organization, PageRequest page) {
        return find(
                        "organization = ?1 and id > ?2",
                        Sort.by("id"),
                        organization.slug(),
                        page.cursor().map(Cursor::after).orElse(BEFORE_ALL))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .chain(this::translated);
    }

    private Uni<Page<Notice>> translated(Page<NoticeRow> rows) {
        return translations
                .of(rows.items().stream().map(row -> row.id).toList())
                .map(all -> all.stream().collect(groupingBy(one -> one.noticeId)))
                .map(all -> rows.map(row -> row.toNotice(all.getOrDefault(row.id, List.of()))));
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

    /// What its publication writes, none of which ever changes.
    static List<StoredRow> stored(Organization organization, Notice notice) {
        return Stream.concat(
                        Stream.of(NoticeRow.of(organization, notice, NOT_YET).stored()),
                        translations(organization, notice).map(NoticeTranslationRow::stored))
                .toList();
    }

    private static Stream<NoticeTranslationRow> translations(
            Organization organization, Notice notice) {
        var others = notice.translations();
        return IntStream.range(0, others.size())
                .mapToObj(
                        i -> NoticeTranslationRow.of(organization, notice.id(), i, others.get(i)));
    }

    Uni<Void> add(Organization organization, Notice notice, long ledgerSeq) {
        return persistAndFlush(NoticeRow.of(organization, notice, ledgerSeq))
                .chain(
                        () ->
                                notice.translations().isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : translations.persist(translations(organization, notice)));
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
