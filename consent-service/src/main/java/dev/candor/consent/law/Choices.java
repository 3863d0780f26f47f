package dev.candor.consent.law;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Which profiles an organization has chosen to hold for everything it asks people for.
@ApplicationScoped
public class Choices implements PanacheRepositoryBase<ChoiceRow, UUID> {
    private final Vault vault;

    Choices(Vault vault) {
        this.vault = vault;
    }

    /// The codes of the profiles that hold by choice now.
    public Uni<Set<String>> of(Organization organization) {
        return list("organization = ?1 order by id", organization.slug()).map(Choices::latest);
    }

    Uni<Void> add(Actor actor, String profile, boolean applies, Instant now) {
        var row = new ChoiceRow();
        row.id = Ids.next();
        row.organization = actor.organization().slug();
        row.profile = profile;
        row.applies = applies;
        row.chosenBy = vault.account(actor);
        row.chosenAt = now;
        return persist(row).replaceWithVoid();
    }

    private static Set<String> latest(List<ChoiceRow> rows) {
        var chosen = new TreeSet<String>();
        for (var row : rows) {
            if (row.applies) {
                chosen.add(row.profile);
            } else {
                chosen.remove(row.profile);
            }
        }
        return chosen;
    }
}
