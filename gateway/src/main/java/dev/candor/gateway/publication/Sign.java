package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.PROVENANCE;

import dev.candor.gateway.publication.Stage.Bound;
import dev.candor.gateway.publication.Stage.Signed;
import dev.candor.gateway.publication.Steps.Timed;
import dev.candor.kit.spool.SpoolReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Sixth step: the Content Credentials. Nothing changes the asset after it.
@ApplicationScoped
class Sign {
    /// @param parent the asset as it came, whose credentials are kept
    @RegisterForReflection
    record Request(SpoolReference spool, SpoolReference parent, ManifestRequest manifest) {}

    @RegisterForReflection
    record Signature(String manifest, Spooled spool, @Nullable String signedBy) {}

    @RegisterForReflection
    record Spooled(String id, String sha256) {
        SpoolReference reference() {
            return new SpoolReference(id, sha256);
        }
    }

    private final Steps steps;

    Sign(Steps steps) {
        this.steps = steps;
    }

    Uni<Signed> of(Bound bound) {
        var salt =
                GrantSalt.of(
                        bound.rendered().decided().consented().check().orElse(null),
                        bound.admitted().course().salt());
        var request =
                new Request(
                        bound.asset(),
                        bound.admitted().asset().reference(),
                        ManifestRequest.of(bound, salt));
        var call =
                steps.post(PROVENANCE, "/v1/signatures", bound, request, Signature.class)
                        .invoke(it -> bound.admitted().workbench().keep(it.spool().reference()));
        return steps.timed(Step.SIGN, call).map(timed -> signed(bound, salt, timed));
    }

    private static Signed signed(Bound bound, GrantSalt salt, Timed<Signature> timed) {
        var signature = timed.value();
        var summary =
                signature.signedBy() == null
                        ? "Content Credentials are in the file"
                        : "Content Credentials signed by %s".formatted(signature.signedBy());
        return new Signed(
                bound,
                signature.spool().reference(),
                signature.manifest(),
                signature.signedBy(),
                bound.rendered().decided().consented().check().isPresent() ? salt.hex() : null,
                bound.and(timed.done(summary)));
    }
}
