package dev.candor.consent.retention;

import dev.candor.consent.vault.Accounts;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The orders to erase of an organization, and of whom those are that wait.
@ApplicationScoped
class FindErasures {
    private final ErasureOrders orders;
    private final Vault vault;

    FindErasures(ErasureOrders orders, Vault vault) {
        this.orders = orders;
        this.vault = vault;
    }

    /// In the order in which they were given.
    ///
    /// @param state null for all of them
    @WithSession // the resource itself knows no repository, so nothing else opens one
    Uni<Page<ErasureListedView>> list(
            Organization organization, @Nullable ErasureState state, PageRequest page) {
        return orders.list(organization, state, page)
                .chain(
                        found ->
                                names(organization, found)
                                        .map(
                                                names ->
                                                        found.map(
                                                                one ->
                                                                        ErasureListedView.of(
                                                                                one, names))));
    }

    private Uni<Accounts> names(Organization organization, Page<ErasureOrders.Listed> found) {
        return vault.names(
                organization,
                found.items().stream()
                        .flatMap(
                                one ->
                                        Stream.of(
                                                one.order().orderedBy,
                                                Accounts.name(one.order().target)))
                        .toList());
    }
}
