package dev.candor.consent.retention;

import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Destruction;
import dev.candor.consent.vault.Erasures;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Before the service answers anybody: whoever was erased is erased again, in the store of keys
/// and in the registry. A database that was restored from an older copy has them back, and a
/// crash may have come between the log and the deed.
@ApplicationScoped
class RepeatDestructions {
    private final Erasures erasures;
    private final EraseSubject eraseSubject;
    private final Subjects subjects;

    RepeatDestructions(Erasures erasures, EraseSubject eraseSubject, Subjects subjects) {
        this.erasures = erasures;
        this.eraseSubject = eraseSubject;
        this.subjects = subjects;
    }

    // The port opens when all observers of the start have returned; one that fails ends it.
    void start(@Observes StartupEvent event) {
        repeat();
    }

    /// Repeats them all. Blocks.
    ///
    /// @throws IllegalStateException when it cannot be known who was erased, or they stay
    void repeat() {
        var all = erasures.all();
        mustBeComplete(all);
        if (!all.isEmpty()) {
            awaited(() -> repeat(all));
        }
    }

    /// A log that is shorter than what was done on the strength of it was lost or is an older copy:
    /// whom it does not name, a restored database would bring back.
    private void mustBeComplete(List<Destruction> all) {
        var missing = new HashSet<UUID>();
        missing.addAll(awaited(erasures::destroyed));
        missing.addAll(awaited(this::erased));
        all.forEach(one -> missing.remove(one.person()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "%d %s missing in %s: put the newest copy of it back. It is never restored from an older copy than the databases."
                            .formatted(
                                    missing.size(),
                                    missing.size() == 1 ? "erasure is" : "erasures are",
                                    erasures.file()));
        }
    }

    @WithTransaction
    Uni<List<UUID>> erased() {
        return subjects.erased();
    }

    private static <T> T awaited(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable e) {
            throw new IllegalStateException("Who was erased is not erased again", e);
        }
    }

    private Uni<Void> repeat(List<Destruction> all) {
        return erasures.again(all)
                .chain(() -> back(all))
                .onItem()
                .transformToMulti(back -> Multi.createFrom().iterable(back))
                .onItem()
                .transformToUniAndConcatenate(eraseSubject::finish)
                .collect()
                .last()
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<List<Destruction>> back(List<Destruction> all) {
        return subjects.named(all.stream().map(Destruction::person).toList())
                .map(named -> named.stream().map(id -> id.value()).collect(Collectors.toSet()))
                .map(named -> all.stream().filter(one -> named.contains(one.person())).toList());
    }
}
