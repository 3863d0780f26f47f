package dev.candor.consent.notice;

import dev.candor.consent.row.Misunderstood;
import dev.candor.consent.row.RowKind;
import dev.candor.consent.row.RowReader;
import dev.candor.consent.row.RowSource;
import dev.candor.consent.row.RowTaker;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Notices as rows of an import and of an export, which is for staff.
@ApplicationScoped
class NoticeRows implements RowTaker, RowSource {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PublishNotice publishNotice;
    private final Notices notices;
    private final RowReader reader;

    NoticeRows(PublishNotice publishNotice, Notices notices, RowReader reader) {
        this.publishNotice = publishNotice;
        this.notices = notices;
        this.reader = reader;
    }

    @Override
    public RowKind kind() {
        return RowKind.NOTICES;
    }

    @Override
    public Understood understand(String body) throws Misunderstood {
        var request = reader.read(body, NoticeRequest.class);
        return actor -> publishNotice.publish(actor, null, request).map(NoticeView::id);
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "version",
                "title",
                "language",
                "text",
                "textSha256",
                "presentation",
                "publishedAt");
    }

    @Override
    public void mustBeSeenBy(Actor actor) {
        Errand.READ.mustBeOfficial(actor);
    }

    @Override
    public Uni<Page<NoticeView>> page(Actor actor, PageRequest page) {
        return notices.find(
                        "organization = ?1 and id > ?2",
                        Sort.by("id"),
                        actor.organization().slug(),
                        page.cursor().map(Cursor::after).orElse(BEFORE_ALL))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(row -> NoticeView.of(row.toNotice())));
    }
}
