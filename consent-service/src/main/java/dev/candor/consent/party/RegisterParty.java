package dev.candor.consent.party;

import dev.candor.consent.subject.Errand;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Staff write down who takes part.
@ApplicationScoped
class RegisterParty {
    private final Parties parties;
    private final Idempotency idempotency;
    private final Clock clock;

    RegisterParty(Parties parties, Idempotency idempotency, Clock clock) {
        this.parties = parties;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<PartyView> register(Actor actor, @Nullable String key, PartyRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/parties",
                request,
                PartyView.class,
                () -> register(actor, party(request)));
    }

    private Uni<PartyView> register(Actor actor, Party party) {
        return parties.add(actor.organization(), party).replaceWith(() -> PartyView.of(party));
    }

    private Party party(PartyRequest request) {
        return new Party(
                new PartyId(Ids.next()),
                request.name(),
                request.type(),
                Set.copyOf(request.roles()),
                request.address(),
                request.contact(),
                request.email(),
                request.url(),
                request.phone(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
