package dev.candor.provenance.identity;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.provenance.key.Identity;
import dev.candor.provenance.key.SigningIdentities;
import dev.candor.provenance.media.Workbench;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Shows who may sign for an organization: its own identities, and the installation's before them.
@ApplicationScoped
class FindIdentities {
    private static final UUID FIRST = new UUID(0, 0);

    private final Identities identities;
    private final KeyUses uses;
    private final SigningIdentities installation;
    private final Workbench workbench;

    FindIdentities(
            Identities identities,
            KeyUses uses,
            SigningIdentities installation,
            Workbench workbench) {
        this.identities = identities;
        this.uses = uses;
        this.installation = installation;
        this.workbench = workbench;
    }

    Uni<IdentityView> require(Organization organization, String id) {
        return id.equals(IdentityView.INSTALLATION)
                ? workbench.run(() -> IdentityView.installation(installation.current()))
                : own(organization, Keyring.id(id));
    }

    @WithSession
    Uni<IdentityView> own(Organization organization, IdentityId id) {
        return identities.require(organization, id).map(IdentityView::of);
    }

    Uni<Page<IdentityView>> list(Organization organization, PageRequest page) {
        var from = page.cursor();
        return from.isPresent()
                ? rows(organization, from.get(), page.limit() + 1)
                        .map(rows -> cut(List.of(), rows, page.limit()))
                : workbench
                        .run(installation::current)
                        .chain(
                                own ->
                                        rows(organization, new Cursor(FIRST), page.limit())
                                                .map(
                                                        rows ->
                                                                cut(
                                                                        List.of(own),
                                                                        rows,
                                                                        page.limit())));
    }

    Uni<Page<KeyUseView>> uses(Organization organization, String id, PageRequest page) {
        return require(organization, id)
                .chain(identity -> entries(organization, identity.id(), page));
    }

    @WithSession
    Uni<Page<KeyUseView>> entries(Organization organization, String id, PageRequest page) {
        return uses.list(organization, id, page).map(found -> found.map(KeyUseView::of));
    }

    @WithSession
    Uni<List<IdentityRow>> rows(Organization organization, Cursor from, int count) {
        return identities.list(organization, from, count);
    }

    private static Page<IdentityView> cut(
            List<Identity> before, List<IdentityRow> rows, int limit) {
        var views = new ArrayList<IdentityView>();
        before.forEach(identity -> views.add(IdentityView.installation(identity)));
        rows.forEach(row -> views.add(IdentityView.of(row.toParty())));
        return Page.cut(views, limit, FindIdentities::place);
    }

    private static UUID place(IdentityView view) {
        return view.id().equals(IdentityView.INSTALLATION) ? FIRST : UUID.fromString(view.id());
    }
}
