package dev.candor.provenance.identity;

import static dev.candor.provenance.identity.IdentityProblem.IDENTITY_NOT_ACTIVE;
import static dev.candor.provenance.identity.IdentityProblem.IDENTITY_NOT_REQUESTED;
import static dev.candor.provenance.identity.IdentityProblem.IDENTITY_RETIRED;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.SigningParty.Active;
import dev.candor.provenance.identity.SigningParty.Requested;
import dev.candor.provenance.identity.SigningParty.Retired;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes down what becomes of identities, each change with what was done with the key for it, in
/// one transaction. Changes of one organization wait for each other.
@ApplicationScoped
class IdentityRecord {
    private final Identities identities;
    private final KeyUses uses;
    private final Idempotency idempotency;
    private final Clock clock;

    IdentityRecord(Identities identities, KeyUses uses, Idempotency idempotency, Clock clock) {
        this.identities = identities;
        this.uses = uses;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// A request with a key, and what to compare another of the same key with.
    record Keyed(@Nullable String key, String operation, Object request) {}

    /// The answer that a request with this key had before, if there is one.
    @WithSession
    Uni<Optional<IdentityView>> answered(Actor actor, Keyed keyed) {
        return idempotency.answered(
                actor, keyed.key(), keyed.operation(), keyed.request(), IdentityView.class);
    }

    @WithSession
    Uni<SigningParty> require(Actor actor, IdentityId id) {
        return identities.require(actor.organization(), id);
    }

    /// Adds what was made; what it replaces retires if it is active already.
    @WithTransaction
    Uni<IdentityView> add(Actor actor, Keyed keyed, Made made) {
        return once(
                actor,
                keyed,
                () ->
                        identities
                                .takeTurn(actor.organization())
                                .chain(
                                        () ->
                                                replace(
                                                        actor,
                                                        made.party(),
                                                        IdentityRecord::replaceable))
                                .chain(() -> identities.add(made.party()))
                                .chain(() -> write(made))
                                .replaceWith(() -> IdentityView.of(made.party())));
    }

    /// An identity that waited for its certificate has it.
    @WithTransaction
    Uni<IdentityView> certify(Actor actor, Keyed keyed, Made made) {
        return once(
                actor,
                keyed,
                () ->
                        identities
                                .takeTurn(actor.organization())
                                .chain(
                                        () ->
                                                identities.require(
                                                        actor.organization(),
                                                        made.party().terms().id()))
                                .invoke(IdentityRecord::requireRequested)
                                .chain(
                                        () ->
                                                replace(
                                                        actor,
                                                        made.party(),
                                                        IdentityRecord::stillActive))
                                .chain(() -> identities.move(made.party()))
                                .chain(() -> write(made))
                                .replaceWith(() -> IdentityView.of(made.party())));
    }

    @WithTransaction
    Uni<IdentityView> retire(Actor actor, Keyed keyed, IdentityId id) {
        return once(
                actor,
                keyed,
                () ->
                        identities
                                .takeTurn(actor.organization())
                                .chain(() -> identities.require(actor.organization(), id))
                                .map(this::retired)
                                .call(identities::move)
                                .map(IdentityView::of));
    }

    static Requested requireRequested(SigningParty party) {
        return switch (party) {
            case Requested requested -> requested;
            case Active _, Retired _ ->
                    throw new Declined(
                            IDENTITY_NOT_REQUESTED,
                            "A certificate is given to an identity once, while it waits for it.");
        };
    }

    static Active requireActive(SigningParty party) {
        return switch (party) {
            case Active active -> active;
            case Requested _ ->
                    throw new Declined(IDENTITY_NOT_ACTIVE, "It waits for its certificate.");
            case Retired _ -> throw new Declined(IDENTITY_NOT_ACTIVE, "It is retired.");
        };
    }

    private Uni<IdentityView> once(Actor actor, Keyed keyed, Supplier<Uni<IdentityView>> work) {
        return idempotency.once(
                actor, keyed.key(), keyed.operation(), keyed.request(), IdentityView.class, work);
    }

    private Uni<Void> replace(
            Actor actor, SigningParty next, Function<SigningParty, Optional<Active>> outgoing) {
        var replaced = next.terms().replaces();
        if (replaced == null) {
            return Uni.createFrom().voidItem();
        }
        return identities
                .require(actor.organization(), replaced)
                .map(outgoing)
                .chain(old -> old.isPresent() ? move(old.get(), next) : done());
    }

    /// The old one goes when the new one signs, and not before.
    private Uni<Void> move(Active old, SigningParty next) {
        return next instanceof Active ? identities.move(old.retire(now())) : done();
    }

    private static Optional<Active> replaceable(SigningParty party) {
        if (party instanceof Active active) {
            return Optional.of(active);
        }
        throw new Declined(IDENTITY_NOT_ACTIVE, "Only an identity that signs can be replaced.")
                .at("/replaces");
    }

    private static Optional<Active> stillActive(SigningParty party) {
        return party instanceof Active active ? Optional.of(active) : Optional.empty();
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Retired retired(SigningParty party) {
        return switch (party) {
            case Requested requested -> requested.retire(now());
            case Active active -> active.retire(now());
            case Retired _ -> throw new Declined(IDENTITY_RETIRED, "Already final.");
        };
    }

    private Uni<Void> write(Made made) {
        return Multi.createFrom()
                .iterable(made.uses())
                .onItem()
                .transformToUniAndConcatenate(uses::add)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
