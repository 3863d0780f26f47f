package dev.candor.consent.row;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Gives the rows of one kind that a caller may see.
public interface RowSource {
    RowKind kind();

    /// The members of a row that stand in columns, where there are columns.
    List<String> columns();

    /// Refuses who may see none of them, before the first row is on its way. Who reaches a few
    /// people sees theirs.
    ///
    /// @throws dev.candor.kit.problem.Declined when `actor` may not
    default void mustBeSeenBy(Actor actor) {}

    /// One page of rows, each as answers carry it.
    Uni<? extends Page<?>> page(Actor actor, PageRequest page);
}
