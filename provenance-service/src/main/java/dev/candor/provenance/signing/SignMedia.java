package dev.candor.provenance.signing;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.provenance.identity.Keyring;
import dev.candor.provenance.identity.Keyring.KeyInUse;
import dev.candor.provenance.media.Workbench;
import dev.candor.provenance.signing.SigningDesk.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Media is signed, verified, and its manifest kept; or none of it.
@ApplicationScoped
class SignMedia {
    private static final Logger LOG = Logger.getLogger(SignMedia.class);

    private final Keyring keyring;
    private final SigningDesk desk;
    private final SignatureRecord record;
    private final Spool spool;
    private final Workbench workbench;

    SignMedia(
            Keyring keyring,
            SigningDesk desk,
            SignatureRecord record,
            Spool spool,
            Workbench workbench) {
        this.keyring = keyring;
        this.desk = desk;
        this.record = record;
        this.spool = spool;
        this.workbench = workbench;
    }

    /// @param key the idempotency key, if the caller sent one
    Uni<SignatureView> sign(
            Actor actor,
            @Nullable String key,
            Original original,
            @Valid @NotNull SignatureRequest request) {
        return record.answered(actor, key, original, request)
                .chain(
                        answer ->
                                answer.isPresent()
                                        ? Uni.createFrom().item(answer.get())
                                        : anew(actor, key, original, request));
    }

    private Uni<SignatureView> anew(
            Actor actor, @Nullable String key, Original original, SignatureRequest request) {
        return keyring.take(actor, request.identity(), original.source().sha256())
                .chain(taken -> signed(actor, key, original, request, taken));
    }

    private Uni<SignatureView> signed(
            Actor actor,
            @Nullable String key,
            Original original,
            SignatureRequest request,
            KeyInUse taken) {
        return workbench
                .run(() -> desk.sign(actor.organization(), original, request, taken.identity()))
                .chain(signed -> recorded(actor, key, original, request, taken, signed))
                .onFailure()
                .call(e -> failed(taken, e));
    }

    private Uni<SignatureView> recorded(
            Actor actor,
            @Nullable String key,
            Original original,
            SignatureRequest request,
            KeyInUse taken,
            Signed signed) {
        var id = signed.media().id();
        return record.keep(actor, key, original, request, taken, signed)
                .onFailure()
                .call(() -> discard(id))
                .call(answer -> answer.spool().id().equals(id) ? done() : outrun(taken, id));
    }

    /// The same request was answered meanwhile, so that this signature is nobody's.
    private Uni<Void> outrun(KeyInUse taken, String id) {
        return discard(id).chain(() -> keyring.failed(taken, "DISCARDED"));
    }

    /// Whoever asked hears why it failed, whether or not that can be written down.
    private Uni<Void> failed(KeyInUse taken, Throwable e) {
        return keyring.failed(taken, word(e))
                .onFailure()
                .invoke(lost -> LOG.errorf(lost, "a failed use of a key was not written down"))
                .onFailure()
                .recoverWithNull();
    }

    private static String word(Throwable e) {
        return e instanceof Declined declined ? declined.type().name() : "INTERNAL";
    }

    private Uni<Void> discard(String id) {
        return workbench.run(
                () -> {
                    spool.discard(id);
                    return null;
                });
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
