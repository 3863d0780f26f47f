package dev.candor.consent.retention;

import dev.candor.consent.chronicle.Act;
import dev.candor.consent.chronicle.Chronicle;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.representative.Representatives;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Destruction;
import dev.candor.consent.vault.Erasures;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A consent officer erases a person: the destruction is written down, the key goes, then the
/// names, and the ledger is told. Once it is written down a crash does not undo it.
@ApplicationScoped
class EraseSubject {
    private final Subjects subjects;
    private final Representatives representatives;
    private final Holds holds;
    private final Erasures erasures;
    private final Vault vault;
    private final Chronicle chronicle;
    private final RetentionConfig config;
    private final Clock clock;

    EraseSubject(
            Subjects subjects,
            Representatives representatives,
            Holds holds,
            Erasures erasures,
            Vault vault,
            Chronicle chronicle,
            RetentionConfig config,
            Clock clock) {
        this.subjects = subjects;
        this.representatives = representatives;
        this.holds = holds;
        this.erasures = erasures;
        this.vault = vault;
        this.chronicle = chronicle;
        this.config = config;
        this.clock = clock;
    }

    /// Erases the person, or says when they were erased before: no key is needed to repeat it.
    Uni<ErasureView> erase(Actor actor, SubjectId id, ErasureRequest request) {
        Errand.VOUCH.mustBeOfficial(actor);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var destruction =
                new Destruction(
                        actor.organization(),
                        id.value(),
                        request.ground().name(),
                        vault.account(actor),
                        now);
        return mayGo(actor, id, now)
                .chain(
                        subject ->
                                subject.erasedAt() == null
                                        ? destroy(destruction, subject.accountId())
                                        : Uni.createFrom().item(subject.erasedAt()))
                .map(at -> new ErasureView(id.value(), at));
    }

    /// Lets go of what names a person whose key is destroyed; for what was written down before.
    @WithTransaction
    Uni<Instant> finish(Destruction destruction) {
        var id = new SubjectId(destruction.person());
        return subjects.requireLocked(destruction.organization(), id)
                .chain(
                        subject ->
                                subject.erasedAt() == null
                                        ? forget(destruction, id)
                                        : Uni.createFrom().item(subject.erasedAt()));
    }

    /// The person's own account goes with them: what it did stays, and nobody knows whose it was.
    private Uni<Instant> destroy(Destruction destruction, @Nullable String account) {
        return (account == null
                        ? Uni.createFrom().voidItem()
                        : erasures.forget(destruction, account))
                .chain(() -> erasures.destroy(destruction))
                .chain(() -> finish(destruction));
    }

    private Uni<Instant> forget(Destruction destruction, SubjectId id) {
        return subjects.forget(destruction.organization(), id, destruction.at())
                .chain(() -> representatives.forget(destruction.organization(), id))
                .chain(() -> chronicle.tellOfErasure(actor(destruction), act(destruction)))
                .replaceWith(destruction.at());
    }

    @WithTransaction
    Uni<Subject> mayGo(Actor actor, SubjectId id, Instant now) {
        return subjects.requireLocked(actor.organization(), id)
                .call(
                        subject ->
                                holds.of(
                                                actor.organization(),
                                                subject.id(),
                                                config.proofOfConsent(),
                                                now)
                                        .invoke(EraseSubject::refuseWhatIsKept));
    }

    private static void refuseWhatIsKept(List<Kept> kept) {
        if (!kept.isEmpty()) {
            throw new Declined(
                            RetentionProblem.MUST_BE_KEPT,
                            "End what keeps it, or wait: the rules are named.")
                    .with("kept", kept);
        }
    }

    private static Act act(Destruction destruction) {
        return new Act(
                LedgerKind.SUBJECT_ERASED,
                destruction.person(),
                destruction.person(),
                destruction.at(),
                Map.of("ground", destruction.ground()),
                Map.of());
    }

    private static Actor actor(Destruction destruction) {
        return new Actor(
                destruction.organization(), destruction.by(), destruction.by(), Set.of(), false);
    }
}
