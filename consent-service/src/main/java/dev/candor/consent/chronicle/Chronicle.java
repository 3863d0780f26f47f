package dev.candor.consent.chronicle;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// The one road by which an act becomes an event and a ledger entry.
@ApplicationScoped
public class Chronicle implements PanacheRepositoryBase<RegistryEventRow, UUID> {
    private static final int SALT_BYTES = 32;

    private static final String FIELD = "registry_event";

    private final Ledger ledger;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

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
        return vault.keyOf(actor.organization(), act.subject())
                .chain(keys -> tell(actor, act, text -> keys.seal(act.subject(), FIELD, text)));
    }

    /// The same for an act after which the person has no key. It has no details.
    public Uni<Long> tellOfErasure(Actor actor, Act act) {
        if (!act.details().isEmpty()) {
            throw new IllegalArgumentException("Nothing is told in detail of an erased person");
        }
        return tell(actor, act, UnaryOperator.identity());
    }

    private Uni<Long> tell(Actor actor, Act act, UnaryOperator<String> seal) {
        var salt = salt();
        return ledger.append(
                        actor.organization(),
                        act.kind(),
                        act.leaf(salt, actor.id()),
                        act.at(),
                        null)
                .map(LedgerEntry::seq)
                .call(seq -> persist(RegistryEventRow.of(Ids.next(), actor, act, salt, seal, seq)));
    }

    private String salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
