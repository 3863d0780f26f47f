package dev.candor.consent.representative;

import dev.candor.consent.chronicle.Act;
import dev.candor.consent.chronicle.Chronicle;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.representative.Representative.Deed;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/// What is done to a representative, told to the ledger.
@ApplicationScoped
class Deeds {
    private final Chronicle chronicle;

    Deeds(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    Uni<Long> added(Actor actor, Representative fresh) {
        var details = new HashMap<String, Object>();
        details.put(
                "evidence",
                fresh.evidence().stream()
                        .map(item -> Map.of("type", item.type(), "sha256", item.sha256()))
                        .toList());
        if (fresh.accountId() != null) {
            details.put("account", fresh.accountId());
        }
        if (fresh.party() != null) {
            details.put("party", fresh.party().toString());
        }
        return tell(actor, LedgerKind.REPRESENTATIVE_ADDED, fresh, fresh.added(), details);
    }

    Uni<Long> verified(Actor actor, Representative verified, Deed deed) {
        return tell(actor, LedgerKind.REPRESENTATIVE_VERIFIED, verified, deed, Map.of());
    }

    Uni<Long> ended(Actor actor, Representative ended, Deed deed) {
        return tell(actor, LedgerKind.REPRESENTATIVE_ENDED, ended, deed, Map.of());
    }

    private Uni<Long> tell(
            Actor actor,
            LedgerKind kind,
            Representative about,
            Deed deed,
            Map<String, Object> details) {
        return chronicle.tell(
                actor,
                new Act(
                        kind,
                        about.subject().value(),
                        about.id().value(),
                        deed.at(),
                        plain(about),
                        details));
    }

    private static Map<String, Object> plain(Representative about) {
        var plain = new HashMap<String, Object>();
        plain.put("kind", about.kind().name());
        plain.put("scope", new TreeSet<>(about.scope()).stream().map(Power::name).toList());
        plain.put("from", about.from().toString());
        Instant until = about.until();
        if (until != null) {
            plain.put("until", until.toString());
        }
        return plain;
    }
}
