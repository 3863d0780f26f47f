package dev.candor.consent.representative;

import dev.candor.consent.representative.Representative.Deed;
import dev.candor.consent.subject.Capacity;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A representation ends before its time: by staff, by the person, or because the representative
/// steps back. What was answered before stays answered.
@ApplicationScoped
class EndRepresentation {
    private final Representatives representatives;
    private final Subjects subjects;
    private final Deeds deeds;
    private final Idempotency idempotency;
    private final Vault vault;
    private final Clock clock;

    EndRepresentation(
            Representatives representatives,
            Subjects subjects,
            Deeds deeds,
            Idempotency idempotency,
            Vault vault,
            Clock clock) {
        this.representatives = representatives;
        this.subjects = subjects;
        this.deeds = deeds;
        this.idempotency = idempotency;
        this.vault = vault;
        this.clock = clock;
    }

    @WithTransaction
    Uni<RepresentativeView> end(Actor actor, @Nullable String key, RepresentativeId id) {
        return idempotency.once(
                actor,
                key,
                "DELETE /v1/representatives/%s".formatted(id),
                Map.of(),
                RepresentativeView.class,
                () -> end(actor, id).map(RepresentativeView::of));
    }

    private Uni<Representative> end(Actor actor, RepresentativeId id) {
        return representatives
                .requireLocked(actor.organization(), id)
                .call(found -> mustBeTheirs(actor, found))
                .chain(found -> end(actor, found));
    }

    private Uni<Representative> end(Actor actor, Representative found) {
        if (found.ended() != null) { // to end it twice changes nothing
            return Uni.createFrom().item(found);
        }
        var deed = new Deed(vault.account(actor), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return Uni.createFrom()
                .item(found.end(deed))
                .call(next -> representatives.become(actor.organization(), next))
                .call(next -> deeds.ended(actor, next, deed));
    }

    private Uni<Void> mustBeTheirs(Actor actor, Representative found) {
        return found.hasAccount(actor.id())
                ? Uni.createFrom().voidItem()
                : subjects.require(actor, Errand.WRITE, found.subject())
                        .onFailure(Declined.class)
                        .transform(_ -> unknown(found.id()))
                        .invoke(subject -> mustDecide(subject, actor, found))
                        .replaceWithVoid();
    }

    private static void mustDecide(Subject subject, Actor actor, Representative found) {
        if (subject.capacityOf(actor, Errand.WRITE).orElseThrow() == Capacity.REPRESENTATIVE) {
            throw unknown(found.id());
        }
    }

    private static Declined unknown(RepresentativeId id) {
        return new Declined(
                RepresentativeProblem.UNKNOWN_REPRESENTATIVE,
                "No representative %s is yours to end.".formatted(id));
    }
}
