package dev.candor.consent.notice;

import dev.candor.consent.row.Misunderstood;
import dev.candor.consent.row.RowKind;
import dev.candor.consent.row.RowReader;
import dev.candor.consent.row.RowSource;
import dev.candor.consent.row.RowTaker;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Notices as rows of an import and of an export, which is for staff.
@ApplicationScoped
class NoticeRows implements RowTaker, RowSource {
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
        return notices.page(actor.organization(), page).map(found -> found.map(NoticeView::of));
    }
}
