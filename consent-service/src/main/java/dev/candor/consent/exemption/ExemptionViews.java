package dev.candor.consent.exemption;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/// Claims as answers carry them, with the accounts of who claimed and reviewed.
@ApplicationScoped
class ExemptionViews {
    private final Vault vault;

    ExemptionViews(Vault vault) {
        this.vault = vault;
    }

    Uni<ExemptionView> of(Actor actor, Exemption found) {
        return of(actor, new Page<>(List.of(found), null)).map(page -> page.items().getFirst());
    }

    Uni<Page<ExemptionView>> of(Actor actor, Page<Exemption> found) {
        var accounts = found.items().stream().flatMap(ExemptionViews::accounts).toList();
        return vault.names(actor.organization(), accounts)
                .map(names -> found.map(exemption -> ExemptionView.of(exemption, names)));
    }

    private static Stream<String> accounts(Exemption exemption) {
        return Stream.concat(
                Stream.of(exemption.terms().claimant()),
                exemption.reviews().stream().map(Exemption.Review::reviewer));
    }
}
