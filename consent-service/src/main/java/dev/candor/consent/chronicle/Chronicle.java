package dev.candor.consent.chronicle;

import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerEntry;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// The one road by which an act becomes an event and a ledger entry.
@ApplicationScoped
public class Chronicle implements PanacheRepositoryBase<RegistryEventRow, UUID> {
    private static final int SALT_BYTES = 32;

    private final Ledger ledger;
    private final SecureRandom random = new SecureRandom();

    Chronicle(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Writes `act` down in the caller's transaction; call it late, since others of the same
    /// organization wait.
    ///
    /// @return the number of the ledger entry
    public Uni<Long> tell(Actor actor, Act act) {
        var salt = salt();
        return ledger.append(
                        actor.organization(),
                        act.kind(),
                        act.leaf(salt, actor.id()),
                        act.at(),
                        null)
                .map(LedgerEntry::seq)
                .call(seq -> persist(RegistryEventRow.of(Ids.next(), actor, act, salt, seq)));
    }

    private String salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
