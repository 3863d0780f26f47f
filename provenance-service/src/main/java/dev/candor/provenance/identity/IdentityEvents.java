package dev.candor.provenance.identity;

import dev.candor.kit.id.Ids;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Tells of the life of signing identities, in the transaction of each change.
@ApplicationScoped
class IdentityEvents {
    private final Outbox outbox;
    private final Clock clock;

    IdentityEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// `party` is in this state from now on.
    Uni<Void> reached(SigningParty party) {
        var terms = party.terms();
        return outbox.put(
                Event.of(
                        Ids.next(),
                        "/provenance-service",
                        type(party),
                        "signing-identities/" + terms.id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        terms.organization().slug(),
                        Map.of(
                                "identity", terms.id().toString(),
                                "algorithm", terms.algorithm().name(),
                                "preferred", terms.preferred())));
    }

    private static String type(SigningParty party) {
        return switch (party) {
            case SigningParty.Requested _ -> "dev.candor.provenance.signing-identity-requested";
            case SigningParty.Active _ -> "dev.candor.provenance.signing-identity-activated";
            case SigningParty.Retired _ -> "dev.candor.provenance.signing-identity-retired";
        };
    }
}
