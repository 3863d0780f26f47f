package dev.candor.provenance.signing;

import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.provenance.manifest.Manifests;
import dev.candor.provenance.signing.SigningDesk.Signed;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Remembers what was signed: the manifest, and the answer to a request that may come again.
@ApplicationScoped
class SignatureRecord {
    private static final String OPERATION = "POST /v1/signatures";

    private final Manifests manifests;
    private final Idempotency idempotency;

    SignatureRecord(Manifests manifests, Idempotency idempotency) {
        this.manifests = manifests;
        this.idempotency = idempotency;
    }

    /// A request is the same when it asks the same for the same bytes, whatever way they came.
    @RegisterForReflection // the digest is over its JSON, which no resource method shows
    record KeyedRequest(String sha256, String parentSha256, SignatureRequest manifest) {}

    /// @return the answer to this request, which for a repeated one is the first answer
    @WithTransaction
    Uni<SignatureView> keep(
            Actor actor,
            @Nullable String key,
            Original original,
            SignatureRequest request,
            Signed signed) {
        var manifest = signed.manifest();
        return idempotency.once(
                actor,
                key,
                OPERATION,
                new KeyedRequest(manifest.sourceSha256(), original.parent().sha256(), request),
                SignatureView.class,
                () -> manifests.store(manifest).replaceWith(SignatureView.of(signed)));
    }
}
