package dev.candor.consent.representative;

import dev.candor.consent.party.Parties;
import dev.candor.consent.party.PartyId;
import dev.candor.consent.representative.Representative.Deed;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Staff write down who speaks for a person.
@ApplicationScoped
class AddRepresentative {
    private final Representatives representatives;
    private final Subjects subjects;
    private final Parties parties;
    private final Deeds deeds;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    AddRepresentative(
            Representatives representatives,
            Subjects subjects,
            Parties parties,
            Deeds deeds,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.representatives = representatives;
        this.subjects = subjects;
        this.parties = parties;
        this.deeds = deeds;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<RepresentativeView> add(Actor actor, @Nullable String key, RepresentativeRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        request.mustHold(now);
        return idempotency.once(
                actor,
                key,
                "POST /v1/representatives",
                request,
                RepresentativeView.class,
                () ->
                        mustBeKnown(actor, request)
                                .chain(() -> add(actor, representative(actor, request, now))));
    }

    private Uni<Void> mustBeKnown(Actor actor, RepresentativeRequest request) {
        var party = request.partyId();
        return subjects.require(actor, Errand.WRITE, new SubjectId(request.subjectId()))
                .chain(
                        () ->
                                party == null
                                        ? Uni.createFrom().voidItem()
                                        : parties.mustExist(
                                                actor.organization(), new PartyId(party)));
    }

    private Uni<RepresentativeView> add(Actor actor, Representative fresh) {
        return representatives
                .add(actor.organization(), fresh)
                .chain(() -> deeds.added(actor, fresh))
                .replaceWith(() -> RepresentativeView.of(fresh));
    }

    private Representative representative(Actor actor, RepresentativeRequest request, Instant now) {
        var party = request.partyId();
        return new Representative(
                new RepresentativeId(Ids.next()),
                new SubjectId(request.subjectId()),
                request.kind(),
                party == null ? null : new PartyId(party),
                request.accountId(),
                request.powers(),
                request.proof(),
                request.start(now),
                request.end(),
                new Deed(vault.account(actor), now),
                null,
                null);
    }
}
