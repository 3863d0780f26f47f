package dev.candor.consent.check;

import dev.candor.consent.check.Registry.Snapshot;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Answers a question from what the database holds at this moment.
///
/// An answer is not stored: its id names it in whatever is built on it.
@ApplicationScoped
class CheckConsent {
    private final Registry registry;
    private final Clock clock;

    CheckConsent(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    Uni<CheckView> check(Organization organization, CheckRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return registry.read(organization, request.people())
                .map(snapshot -> decide(request.question(now), snapshot, now));
    }

    private static CheckView decide(Question question, Snapshot snapshot, Instant now) {
        var answers =
                snapshot.standings().stream()
                        .map(standing -> Answer.to(question, standing))
                        .toList();
        return CheckView.of(Ids.next(), answers, snapshot, now);
    }
}
