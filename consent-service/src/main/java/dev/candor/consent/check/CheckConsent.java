package dev.candor.consent.check;

import dev.candor.consent.vault.Vault;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers questions from what the database holds at this moment, or held at one that is past.
@ApplicationScoped
class CheckConsent {
    private final Registry registry;
    private final Memory memory;
    private final News news;
    private final SignDecision signDecision;
    private final Vault vault;
    private final Clock clock;

    CheckConsent(
            Registry registry,
            Memory memory,
            News news,
            SignDecision signDecision,
            Vault vault,
            Clock clock) {
        this.registry = registry;
        this.memory = memory;
        this.news = news;
        this.signDecision = signDecision;
        this.vault = vault;
        this.clock = clock;
    }

    /// The answer, not kept anywhere.
    Uni<CheckView> check(Actor actor, CheckRequest request) {
        return judge(actor, request)
                .map(judgement -> view(request, judgement))
                .chain(view -> signDecision.sign(actor.organization(), request, view));
    }

    /// The same with all that led to it.
    Uni<Judgement> judge(Actor actor, CheckRequest request) {
        var now = now();
        request.mustHold(now, "");
        var asked = asked(actor, List.of(request), request.asOf(), now);
        return request.maxStale() == null
                ? registry.read(asked).map(snapshot -> judgement(request, snapshot, now))
                : recalled(request, asked, Duration.ofMillis(request.maxStale()), now);
    }

    private Uni<Judgement> recalled(CheckRequest request, Asked asked, Duration most, Instant now) {
        news.want();
        var ticket = memory.ticket();
        return memory.recall(asked, now, most)
                .map(
                        found ->
                                Uni.createFrom()
                                        .item(
                                                judgement(request, found.snapshot(), now)
                                                        .asStale(found.stale())))
                .orElseGet(
                        () ->
                                registry.read(asked)
                                        .invoke(read -> memory.keep(asked, read, ticket))
                                        .map(
                                                read ->
                                                        judgement(request, read, now)
                                                                .asStale(Duration.ZERO)));
    }

    /// The answers to many questions, of one snapshot.
    Uni<BatchView> check(Actor actor, BatchRequest batch) {
        var now = now();
        var asOf = batch.asOf();
        var checks = batch.checks();
        IntStream.range(0, checks.size())
                .forEach(i -> mustHold(checks.get(i), now, "/checks/" + i));
        var questions = checks.stream().map(check -> check.asOf(asOf)).toList();
        questions.forEach(question -> question.mustHold(now, ""));
        return registry.read(asked(actor, questions, asOf, now))
                .map(
                        snapshot ->
                                new BatchView(
                                        questions.stream()
                                                .map(
                                                        check ->
                                                                view(
                                                                        check,
                                                                        judgement(
                                                                                check, snapshot,
                                                                                now)))
                                                .toList()));
    }

    static CheckView view(CheckRequest request, Judgement judgement) {
        return CheckView.of(Ids.next(), judgement, request.explains(), request.asOf());
    }

    static Judgement judgement(CheckRequest request, Snapshot snapshot, Instant now) {
        return Judgement.of(request.question(now), request.people(), snapshot, now);
    }

    private static void mustHold(CheckRequest check, Instant now, String pointer) {
        check.mustBeBare(pointer);
        check.mustHold(now, pointer);
    }

    private Asked asked(
            Actor actor, List<CheckRequest> checks, @Nullable Instant asOf, Instant now) {
        return new Asked(
                actor.organization(),
                vault.account(actor),
                checks.stream().flatMap(check -> check.people().stream()).distinct().toList(),
                checks.stream()
                        .flatMap(check -> check.hashes().stream())
                        .collect(Collectors.toSet()),
                projects(checks),
                checks.stream().map(check -> check.when(now)).min(Instant::compareTo).orElse(now),
                asOf);
    }

    private static Set<String> projects(List<CheckRequest> checks) {
        return checks.stream()
                .map(CheckRequest::project)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
