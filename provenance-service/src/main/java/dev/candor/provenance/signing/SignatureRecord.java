package dev.candor.provenance.signing;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.provenance.manifest.Manifests;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.signing.SigningDesk.Signed;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers what was signed: the manifest, and the answer to a request that may come again.
@ApplicationScoped
class SignatureRecord {
    private static final String OPERATION = "POST /v1/signatures";

    private final Manifests manifests;
    private final CarryOut carryOut;
    private final Idempotency idempotency;

    SignatureRecord(Manifests manifests, CarryOut carryOut, Idempotency idempotency) {
        this.manifests = manifests;
        this.carryOut = carryOut;
        this.idempotency = idempotency;
    }

    /// A request is the same when it asks the same for the same bytes, whatever way they came.
    @RegisterForReflection // the digest is over its JSON, which no resource method shows
    record KeyedRequest(
            String sha256,
            String parentSha256,
            List<String> ingredients,
            SignatureRequest manifest) {
        static KeyedRequest of(Original original, SignatureRequest request) {
            return new KeyedRequest(
                    original.source().sha256(),
                    original.parent().sha256(),
                    original.ingredients().stream().map(Media::sha256).toList(),
                    request);
        }
    }

    /// The answer that the same request had before, if there is one.
    @WithSession
    Uni<Optional<SignatureView>> answered(
            Actor actor, @Nullable String key, Original original, SignatureRequest request) {
        return idempotency.answered(
                actor, key, OPERATION, KeyedRequest.of(original, request), SignatureView.class);
    }

    /// @return the answer to this request, which for a repeated one is the first answer
    @WithTransaction
    Uni<SignatureView> keep(
            Actor actor,
            @Nullable String key,
            Original original,
            SignatureRequest request,
            Keys keys,
            Signed signed) {
        return idempotency.once(
                actor,
                key,
                OPERATION,
                KeyedRequest.of(original, request),
                SignatureView.class,
                () ->
                        manifests
                                .store(signed.manifest())
                                .chain(() -> carryOut.done(keys, signed.manifest().label()))
                                .replaceWith(SignatureView.of(signed)));
    }
}
