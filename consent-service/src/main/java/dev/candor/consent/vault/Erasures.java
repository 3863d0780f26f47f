package dev.candor.consent.vault;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/// The one road by which a key is destroyed: written down first, then done.
@ApplicationScoped
public class Erasures {
    private final Vault vault;
    private final Path file;
    private final DestructionLog log;

    Erasures(Vault vault, VaultConfig config) {
        this.vault = vault;
        this.file = config.destructionLog();
        this.log = new DestructionLog(file);
    }

    /// Destroys a person's key for good. Once this has begun to act, a crash does not undo it:
    /// the next start goes on. Call it outside of any transaction.
    public Uni<Void> destroy(Destruction destruction) {
        return Uni.createFrom()
                .item(destruction)
                .invoke(log::append)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(here())
                .chain(() -> again(destruction));
    }

    /// Lets go of whose an account is, in the same way and for the same reason as `destruction`.
    public Uni<Void> forget(Destruction destruction, String account) {
        var name = vault.account(destruction.organization(), account);
        return destroy(
                new Destruction(
                        destruction.organization(),
                        Accounts.pseudonym(name),
                        destruction.ground(),
                        destruction.by(),
                        destruction.at()));
    }

    /// Whether a destruction of this person's key, or of this account's name, has taken place.
    public Uni<Boolean> isDone(UUID person) {
        return vault.undestroyed(List.of(person)).map(Set::isEmpty);
    }

    /// Nothing happens when it is gone.
    private Uni<Void> again(Destruction destruction) {
        return vault.destroy(destruction.organization(), destruction.person());
    }

    /// Destroys every key again whose destruction is written down: a store that was restored from
    /// an older copy has them back.
    public Uni<Void> again(List<Destruction> destructions) {
        return vault.undestroyed(destructions.stream().map(Destruction::person).toList())
                .onItem()
                .transformToMulti(
                        back ->
                                Multi.createFrom()
                                        .iterable(destructions)
                                        .filter(one -> back.contains(one.person())))
                .onItem()
                .transformToUniAndConcatenate(this::again)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// All whose keys are destroyed in the store, written down or not.
    public Uni<Set<UUID>> destroyed() {
        return vault.destroyed();
    }

    /// The file in which destructions are written down.
    public Path file() {
        return file;
    }

    /// Every destruction that was ever written down, oldest first. Blocks.
    ///
    /// @throws IllegalStateException when the log was tampered with
    public List<Destruction> all() {
        return log.all();
    }

    /// Where the caller runs, so that what follows runs there as well.
    private static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(_ -> work.run());
    }
}
