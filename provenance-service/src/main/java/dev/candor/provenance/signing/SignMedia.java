package dev.candor.provenance.signing;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.spool.Spool;
import dev.candor.provenance.media.Workbench;
import dev.candor.provenance.signing.SigningDesk.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// Media is signed, verified, and its manifest kept; or none of it.
@ApplicationScoped
class SignMedia {
    private final SigningDesk desk;
    private final SignatureRecord record;
    private final Spool spool;
    private final Workbench workbench;

    SignMedia(SigningDesk desk, SignatureRecord record, Spool spool, Workbench workbench) {
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
        return workbench
                .run(() -> desk.sign(actor.organization(), original, request))
                .chain(signed -> recorded(actor, key, original, request, signed));
    }

    private Uni<SignatureView> recorded(
            Actor actor,
            @Nullable String key,
            Original original,
            SignatureRequest request,
            Signed signed) {
        var id = signed.media().id();
        return record.keep(actor, key, original, request, signed)
                .onFailure()
                .call(() -> discard(id))
                .call(answer -> answer.spool().id().equals(id) ? done() : discard(id));
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
