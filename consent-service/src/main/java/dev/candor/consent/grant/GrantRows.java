package dev.candor.consent.grant;

import dev.candor.consent.row.Misunderstood;
import dev.candor.consent.row.RowKind;
import dev.candor.consent.row.RowReader;
import dev.candor.consent.row.RowSource;
import dev.candor.consent.row.RowTaker;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Grants as rows of an import, with the expression when there was one, and of an export.
@ApplicationScoped
class GrantRows implements RowTaker, RowSource {
    private final RequestGrant requestGrant;
    private final ExpressGrant expressGrant;
    private final FindGrants findGrants;
    private final RowReader reader;

    GrantRows(
            RequestGrant requestGrant,
            ExpressGrant expressGrant,
            FindGrants findGrants,
            RowReader reader) {
        this.requestGrant = requestGrant;
        this.expressGrant = expressGrant;
        this.findGrants = findGrants;
        this.reader = reader;
    }

    @Override
    public RowKind kind() {
        return RowKind.GRANTS;
    }

    @Override
    public Understood understand(String body) throws Misunderstood {
        var request = reader.read(body, GrantImport.class);
        return actor ->
                requestGrant
                        .request(actor, null, request.grant())
                        .chain(asked -> expressed(actor, asked, request.expression()));
    }

    private Uni<UUID> expressed(
            Actor actor, GrantView asked, @Nullable ExpressionRequest expression) {
        return expression == null
                ? Uni.createFrom().item(asked.id())
                : expressGrant
                        .express(actor, null, new GrantId(asked.id()), expression)
                        .map(GrantView::id);
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "subjectId",
                "noticeId",
                "licensee",
                "state",
                "version",
                "since",
                "requestedAt",
                "scope");
    }

    @Override
    public Uni<Page<GrantView>> page(Actor actor, PageRequest page) {
        return findGrants.list(actor, null, page).map(found -> found.map(GrantView::of));
    }
}
