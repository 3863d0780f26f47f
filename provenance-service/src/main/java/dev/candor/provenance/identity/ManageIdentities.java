package dev.candor.provenance.identity;

import dev.candor.kit.identity.Actor;
import dev.candor.provenance.identity.IdentityRecord.Keyed;
import dev.candor.provenance.media.Workbench;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The life of a signing identity: made, certified, rotated, retired. Keys are made and destroyed
/// on a worker, before and after the transaction that says so: what was never written down leaves
/// no key behind, and a retired identity has none.
@ApplicationScoped
class ManageIdentities {
    private static final String CREATE = "POST /v1/signing-identities";

    private final Workshop workshop;
    private final IdentityRecord record;
    private final Workbench workbench;

    ManageIdentities(Workshop workshop, IdentityRecord record, Workbench workbench) {
        this.workshop = workshop;
        this.record = record;
        this.workbench = workbench;
    }

    Uni<IdentityView> create(Actor actor, @Nullable String key, IdentityRequest request) {
        var asked = request.requireFits();
        var keyed = new Keyed(key, CREATE, KeyedIdentity.of(asked));
        return unlessAnswered(
                actor, keyed, () -> made(actor, keyed, () -> workshop.make(actor, asked)));
    }

    Uni<IdentityView> rotate(Actor actor, @Nullable String key, IdentityId id) {
        var keyed = new Keyed(key, "%s/%s/rotation".formatted(CREATE, id), id);
        return unlessAnswered(
                actor,
                keyed,
                () ->
                        record.require(actor, id)
                                .map(IdentityRecord::requireActive)
                                .chain(
                                        old ->
                                                made(
                                                        actor,
                                                        keyed,
                                                        () -> workshop.succeed(actor, old))));
    }

    Uni<IdentityView> certify(
            Actor actor, @Nullable String key, IdentityId id, ChainRequest request) {
        var keyed = new Keyed(key, "%s/%s/certificates".formatted(CREATE, id), request);
        return unlessAnswered(
                actor,
                keyed,
                () ->
                        record.require(actor, id)
                                .map(IdentityRecord::requireRequested)
                                .chain(
                                        requested ->
                                                workbench.run(
                                                        () ->
                                                                workshop.certify(
                                                                        actor,
                                                                        requested,
                                                                        request.chainPem())))
                                .chain(made -> record.certify(actor, keyed, made))
                                .call(this::discardReplaced));
    }

    Uni<IdentityView> retire(Actor actor, @Nullable String key, IdentityId id) {
        var keyed = new Keyed(key, "%s/%s/retirement".formatted(CREATE, id), id);
        return record.retire(actor, keyed, id).call(() -> discard(id));
    }

    private Uni<IdentityView> made(Actor actor, Keyed keyed, Callable<Made> making) {
        return workbench.run(making).chain(made -> recorded(actor, keyed, made));
    }

    private Uni<IdentityView> recorded(Actor actor, Keyed keyed, Made made) {
        var id = made.party().terms().id();
        return record.add(actor, keyed, made)
                .onFailure()
                .call(() -> discard(id))
                .call(
                        view ->
                                view.id().equals(id.toString())
                                        ? discardReplaced(view)
                                        : discard(id));
    }

    /// Whoever was replaced signs no more once the successor does.
    private Uni<Void> discardReplaced(IdentityView view) {
        var replaced = view.replaces();
        return replaced != null && view.state() == IdentityView.State.ACTIVE
                ? discard(new IdentityId(replaced))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> discard(IdentityId id) {
        return workbench.run(
                () -> {
                    workshop.discard(id);
                    return null;
                });
    }

    /// A request that comes again makes no second key.
    private Uni<IdentityView> unlessAnswered(
            Actor actor, Keyed keyed, Supplier<Uni<IdentityView>> work) {
        return record.answered(actor, keyed)
                .chain(
                        answer ->
                                answer.isPresent()
                                        ? Uni.createFrom().item(answer.get())
                                        : work.get());
    }
}
