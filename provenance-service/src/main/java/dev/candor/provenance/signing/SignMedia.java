package dev.candor.provenance.signing;

import dev.candor.kit.identity.Actor;
import dev.candor.provenance.signing.SigningDesk.Signed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// Media is signed, verified, and its manifest kept; or none of it.
@ApplicationScoped
class SignMedia {
    private final CarryOut carryOut;
    private final SignatureRecord record;

    SignMedia(CarryOut carryOut, SignatureRecord record) {
        this.carryOut = carryOut;
        this.record = record;
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
        return carryOut.sign(
                actor,
                original,
                request,
                _ -> {},
                (signed, keys) ->
                        record.keep(actor, key, original, request, keys, signed)
                                .call(answer -> unlessOutrun(answer, signed, keys)));
    }

    /// The same request may have been answered meanwhile: then this signature is nobody's.
    private Uni<Void> unlessOutrun(SignatureView answer, Signed signed, Keys keys) {
        var id = signed.media().id();
        return answer.spool().id().equals(id)
                ? Uni.createFrom().voidItem()
                : carryOut.discard(id).chain(() -> carryOut.ended(keys, "DISCARDED"));
    }
}
