package dev.candor.consent.subject;

import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Staff register a person, who from then on can be asked.
@ApplicationScoped
class RegisterSubject {
    private final Subjects subjects;
    private final Idempotency idempotency;
    private final Clock clock;

    RegisterSubject(Subjects subjects, Idempotency idempotency, Clock clock) {
        this.subjects = subjects;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<SubjectView> register(Actor actor, @Nullable String key, SubjectRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return idempotency
                .once(
                        actor,
                        key,
                        "POST /v1/subjects",
                        request,
                        Named.class,
                        () -> register(actor.organization(), subject(request)))
                .chain(named -> subjects.require(actor.organization(), named.subject()))
                .map(SubjectView::of);
    }

    private Uni<Named> register(Organization organization, Subject subject) {
        return mustBeUnlinked(organization, subject.accountId())
                .chain(() -> subjects.add(organization, subject))
                .replaceWith(() -> Named.of(subject));
    }

    private Uni<Void> mustBeUnlinked(Organization organization, @Nullable String accountId) {
        return accountId == null
                ? Uni.createFrom().voidItem()
                : subjects.isLinked(organization, accountId)
                        .invoke(RegisterSubject::refuseIf)
                        .replaceWithVoid();
    }

    private static void refuseIf(boolean linked) {
        if (linked) {
            throw new Declined(
                            SubjectProblem.ACCOUNT_ALREADY_LINKED,
                            "One account stands for one subject.")
                    .at("/accountId");
        }
    }

    private Subject subject(SubjectRequest request) {
        return new Subject(
                new SubjectId(Ids.next()),
                request.life(LocalDate.now(clock)),
                request.displayName(),
                request.jurisdiction(),
                request.languages(),
                request.accountId(),
                Set.copyOf(Objects.requireNonNullElse(request.representatives(), List.of())),
                Quorum.of(Objects.requireNonNullElse(request.quorum(), "ANY")),
                Objects.requireNonNullElse(request.externalIds(), List.of()),
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }
}
