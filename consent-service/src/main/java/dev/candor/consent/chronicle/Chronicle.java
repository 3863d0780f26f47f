package dev.candor.consent.chronicle;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.transparency.StoredRow;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The one road by which an act becomes an event and a ledger entry.
@ApplicationScoped
public class Chronicle implements PanacheRepositoryBase<RegistryEventRow, UUID> {
    private static final String FIELD = "registry_event";

    private final Ledger ledger;
    private final Vault vault;

    Chronicle(Ledger ledger, Vault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    /// Writes `act` down in the caller's transaction; call it late, since others of the same
    /// organization wait. Who did it, and every detail, is sealed under the person's key.
    ///
    /// @return the number of the ledger entry
    /// @throws dev.candor.kit.problem.Declined `PERSON_ERASED` when the person's key is destroyed
    public Uni<Long> tell(Actor actor, Act act) {
        return tell(actor, act, List.of());
    }

    /// The same, with rows that are written with it and never change again.
    public Uni<Long> tell(Actor actor, Act act, List<StoredRow> others) {
        return vault.keyOf(actor.organization(), act.subject())
                .chain(
                        keys ->
                                tell(
                                        actor,
                                        act,
                                        others,
                                        text -> keys.seal(act.subject(), FIELD, text)));
    }

    /// The same for an act after which the person has no key. It has no details.
    public Uni<Long> tellOfErasure(Actor actor, Act act) {
        if (!act.details().isEmpty()) {
            throw new IllegalArgumentException("Nothing is told in detail of an erased person");
        }
        return tell(actor, act, List.of(), UnaryOperator.identity());
    }

    private Uni<Long> tell(
            Actor actor, Act act, List<StoredRow> others, UnaryOperator<String> seal) {
        var salt = Salt.next();
        var row = RegistryEventRow.of(Ids.next(), actor, vault.account(actor), act, salt, seal);
        var rows = Stream.concat(Stream.of(row.stored()), others.stream()).toList();
        var leaf = LedgerLeaf.of(act.members(salt, actor.id()), rows);
        return ledger.append(actor.organization(), act.kind(), leaf, act.at(), null)
                .call(entry -> persist(row.of(entry)))
                .map(LedgerEntry::seq);
    }
}
