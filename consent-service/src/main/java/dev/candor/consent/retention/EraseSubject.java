package dev.candor.consent.retention;

import dev.candor.consent.chronicle.Act;
import dev.candor.consent.chronicle.Chronicle;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.representative.Representatives;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subject;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Accounts;
import dev.candor.consent.vault.Destruction;
import dev.candor.consent.vault.Erasures;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final LinkedPeople linkedPeople;
    private final Erasures erasures;
    private final Vault vault;
    private final Chronicle chronicle;
    private final Idempotency idempotency;
    private final RetentionConfig config;
    private final Clock clock;

    EraseSubject(
            Subjects subjects,
            Representatives representatives,
            Holds holds,
            LinkedPeople linkedPeople,
            Erasures erasures,
            Vault vault,
            Chronicle chronicle,
            Idempotency idempotency,
            RetentionConfig config,
            Clock clock) {
        this.subjects = subjects;
        this.representatives = representatives;
        this.holds = holds;
        this.linkedPeople = linkedPeople;
        this.erasures = erasures;
        this.vault = vault;
        this.chronicle = chronicle;
        this.idempotency = idempotency;
        this.config = config;
        this.clock = clock;
    }

    /// Erases the person, or says when they were erased before: no key is needed to repeat it.
    Uni<ErasureView> erase(
            Actor actor, @Nullable String key, SubjectId id, ErasureRequest request) {
        Errand.VOUCH.mustBeOfficial(actor);
        var destruction =
                new Destruction(
                        actor.organization(),
                        id.value(),
                        request.ground().name(),
                        vault.account(actor),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        return mayGo(actor, key, request, destruction)
                .call(subject -> destroy(destruction, subject))
                .chain(() -> answer(actor, key, request, destruction));
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

    @WithTransaction
    Uni<ErasureView> answer(
            Actor actor, @Nullable String key, ErasureRequest request, Destruction destruction) {
        return idempotency.once(
                actor,
                key,
                operation(destruction),
                request,
                ErasureView.class,
                () -> finish(destruction).map(at -> new ErasureView(destruction.person(), at)));
    }

    /// The person's own account goes with them: what it did stays, and nobody knows whose it was.
    private Uni<Void> destroy(Destruction destruction, Subject subject) {
        if (subject.erasedAt() != null) {
            return Uni.createFrom().voidItem();
        }
        var account = subject.accountId();
        return (account == null
                        ? Uni.createFrom().voidItem()
                        : erasures.forget(destruction, account))
                .chain(() -> erasures.destroy(destruction));
    }

    private Uni<Instant> forget(Destruction destruction, SubjectId id) {
        return subjects.forget(destruction.organization(), id, destruction.at())
                .chain(() -> representatives.forget(destruction.organization(), id))
                .chain(() -> chronicle.tellOfErasure(actor(destruction), act(destruction)))
                .replaceWith(destruction.at());
    }

    @WithTransaction
    Uni<Subject> mayGo(
            Actor actor, @Nullable String key, ErasureRequest request, Destruction destruction) {
        var id = new SubjectId(destruction.person());
        return idempotency
                .answered(actor, key, operation(destruction), request, ErasureView.class)
                .chain(() -> subjects.requireLocked(actor.organization(), id))
                .call(subject -> mustBeFree(destruction, subject));
    }

    private Uni<Void> mustBeFree(Destruction destruction, Subject subject) {
        return holds.of(
                        destruction.organization(),
                        subject.id(),
                        config.proofOfConsent(),
                        destruction.at())
                .invoke(Kept::mustBeNone)
                .chain(() -> accountMustBeFree(destruction, subject.accountId()));
    }

    /// Who goes may have said yes for others.
    private Uni<Void> accountMustBeFree(Destruction destruction, @Nullable String account) {
        return account == null
                ? Uni.createFrom().voidItem()
                : linkedPeople.mustBeFree(
                        destruction.organization(),
                        Erasable.ACCOUNT,
                        Accounts.pseudonym(vault.account(destruction.organization(), account)),
                        destruction.at());
    }

    private static String operation(Destruction destruction) {
        return "POST /v1/subjects/%s/erasure".formatted(destruction.person());
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
