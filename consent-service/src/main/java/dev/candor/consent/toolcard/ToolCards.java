package dev.candor.consent.toolcard;

import dev.candor.consent.scope.Codes;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The cards of every organization, each seen by its own alone.
@ApplicationScoped
class ToolCards implements PanacheRepositoryBase<ToolCardRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// The latest version of a card, or the one of that number.
    ///
    /// @param name the card's code, or the id of one version
    /// @throws Declined `UNKNOWN_TOOL_CARD` when this organization has none
    Uni<ToolCardRow> require(Organization organization, String name, @Nullable Integer version) {
        if (name.matches(Codes.UUID)) {
            return found(
                    find(
                                    "organization = ?1 and id = ?2",
                                    organization.slug(),
                                    UUID.fromString(name))
                            .firstResult());
        }
        if (!name.matches(ToolCardBody.CODE)) {
            throw unknown();
        }
        return found(
                version == null
                        ? find(
                                        "organization = ?1 and code = ?2",
                                        Sort.descending("version"),
                                        organization.slug(),
                                        name)
                                .firstResult()
                        : find(
                                        "organization = ?1 and code = ?2 and version = ?3",
                                        organization.slug(),
                                        name,
                                        version)
                                .firstResult());
    }

    /// The latest version of every card.
    Uni<Page<ToolCardRow>> list(Organization organization, PageRequest page) {
        return find(
                        "from ToolCardRow card where card.organization = ?1 and card.id > ?2 and"
                            + " card.version = (select max(newer.version) from ToolCardRow newer"
                            + " where newer.organization = ?1 and newer.code = card.code) order by"
                            + " card.id",
                        organization.slug(),
                        page.cursor().map(Cursor::after).orElse(BEFORE_ALL))
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id));
    }

    /// Every version of a card, first one first.
    Uni<List<ToolCardRow>> history(Organization organization, String code) {
        return list(
                        "organization = ?1 and code = ?2",
                        Sort.by("version"),
                        organization.slug(),
                        code)
                .invoke(
                        rows -> {
                            if (rows.isEmpty()) {
                                throw unknown();
                            }
                        });
    }

    /// The number the next version of a card gets. Holds a lock until the transaction ends, so
    /// that two publications never get the same one.
    Uni<Integer> nextVersion(Organization organization, String code) {
        var slot = String.join("\n", "tool-card", organization.slug(), code);
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
                .chain(() -> count("organization = ?1 and code = ?2", organization.slug(), code))
                .map(count -> Math.toIntExact(count) + 1);
    }

    private static Uni<ToolCardRow> found(Uni<ToolCardRow> row) {
        return row.onItem().ifNull().failWith(ToolCards::unknown);
    }

    private static Declined unknown() {
        return new Declined(ToolCardProblem.UNKNOWN_TOOL_CARD, "No tool card of this name here.");
    }
}
