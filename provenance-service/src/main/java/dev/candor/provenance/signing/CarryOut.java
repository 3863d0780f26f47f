package dev.candor.provenance.signing;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolFile;
import dev.candor.provenance.consent.DecisionTokens;
import dev.candor.provenance.identity.Keyring;
import dev.candor.provenance.identity.Keyring.Choice;
import dev.candor.provenance.identity.Keyring.KeyInUse;
import dev.candor.provenance.media.Workbench;
import dev.candor.provenance.signing.SigningDesk.Signed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// One signature, from what is claimed to what is proven: consent, keys, signing, record. Every key
/// that was taken has an end written down, whatever happens.
@ApplicationScoped
class CarryOut {
    private static final Logger LOG = Logger.getLogger(CarryOut.class);

    private final DecisionTokens tokens;
    private final Keyring keyring;
    private final SigningDesk desk;
    private final Spool spool;
    private final Workbench workbench;

    CarryOut(
            DecisionTokens tokens,
            Keyring keyring,
            SigningDesk desk,
            Spool spool,
            Workbench workbench) {
        this.tokens = tokens;
        this.keyring = keyring;
        this.desk = desk;
        this.spool = spool;
        this.workbench = workbench;
    }

    /// @param begun is told where the signed media is being written
    /// @param record writes down what was signed, and gives the answer; if it fails, the signed
    ///     media is destroyed
    <T> Uni<T> sign(
            Actor actor,
            Original original,
            SignatureRequest request,
            Consumer<SpoolFile> begun,
            BiFunction<Signed, Keys, Uni<T>> record) {
        return workbench
                .run(
                        () -> {
                            check(actor, original, request);
                            return request;
                        })
                .chain(() -> keys(actor, original, request))
                .chain(keys -> signed(actor, original, request, keys, begun, record));
    }

    /// Refuses what could not be signed, before a key is touched. Blocks.
    ///
    /// @throws Declined what is wrong with consent, media or request
    void check(Actor actor, Original original, SignatureRequest request) throws IOException {
        var consent = request.consent();
        if (consent != null) {
            tokens.require(actor, consent.about(original.hashes()), consent.token());
        }
        desk.check(original, request);
    }

    /// Whoever asked hears why it failed, whether or not that can be written down.
    Uni<Void> ended(Keys keys, String reason) {
        return each(keys.all(), key -> keyring.failed(key, reason))
                .onFailure()
                .invoke(lost -> LOG.errorf(lost, "a failed use of a key was not written down"))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> discard(String id) {
        return workbench.run(
                () -> {
                    spool.discard(id);
                    return null;
                });
    }

    /// Writes down that all keys did what they were taken for, in the transaction it is called in.
    Uni<Void> done(Keys keys, String manifest) {
        return each(keys.all(), key -> keyring.signed(key, manifest));
    }

    private <T> Uni<T> signed(
            Actor actor,
            Original original,
            SignatureRequest request,
            Keys keys,
            Consumer<SpoolFile> begun,
            BiFunction<Signed, Keys, Uni<T>> record) {
        return workbench
                .run(() -> desk.target(actor.organization(), original, request))
                .invoke(begun)
                .chain(target -> made(actor, original, request, keys, target))
                .chain(made -> recorded(made, keys, record))
                .onFailure()
                .call(e -> ended(keys, word(e)));
    }

    private Uni<Signed> made(
            Actor actor, Original original, SignatureRequest request, Keys keys, SpoolFile target) {
        return workbench.run(
                () -> desk.sign(actor.organization(), original, request, keys, target));
    }

    private <T> Uni<T> recorded(Signed made, Keys keys, BiFunction<Signed, Keys, Uni<T>> record) {
        return record.apply(made, keys).onFailure().call(() -> discard(made.media().id()));
    }

    private Uni<Keys> keys(Actor actor, Original original, SignatureRequest request) {
        var asset = original.source().sha256();
        return keyring.take(actor, new Choice(request.identity(), request.tool()), asset)
                .chain(claim -> withActors(actor, request, asset, new Keys(claim, List.of())));
    }

    private Uni<Keys> withActors(Actor actor, SignatureRequest request, String asset, Keys keys) {
        var next = keys.actors().size();
        if (next == request.actors().size()) {
            return Uni.createFrom().item(keys);
        }
        return keyring.takeForActor(actor, request.actors().get(next).identity(), asset)
                .onFailure()
                .call(e -> ended(keys, word(e)))
                .chain(key -> withActors(actor, request, asset, keys.and(key)));
    }

    private static Uni<Void> each(List<KeyInUse> keys, Function<KeyInUse, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(key -> work.apply(key))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static String word(Throwable e) {
        return e instanceof Declined declined ? declined.type().name() : "INTERNAL";
    }
}
