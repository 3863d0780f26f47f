package dev.candor.provenance.signing;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.provenance.media.Exchange;
import dev.candor.provenance.media.Workbench;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Signed media on its way out. It goes with the answer, unless the request has a key and may come
/// again: then it stays for the spool's retention time, so that the same answer can be given twice.
@ApplicationScoped
class SignedOutput {
    private final Spool spool;
    private final Workbench workbench;

    SignedOutput(Spool spool, Workbench workbench) {
        this.spool = spool;
        this.workbench = workbench;
    }

    /// @param media what goes out
    /// @param signed what was answered of it
    record Output(SpoolEntry media, SignatureView signed) {
        /// The header `Link` of the media (RFC 8288).
        String link() {
            return "<%s>; rel=\"c2pa-manifest\"".formatted(signed.manifestHref());
        }
    }

    Uni<Output> open(
            RoutingContext exchange, Actor actor, @Nullable String key, SignatureView signed) {
        if (key == null) {
            Exchange.whenOver(exchange, () -> discard(signed.spool().id()));
        }
        return workbench
                .run(() -> spool.open(actor.organization(), signed.spool().reference()))
                .onFailure(Declined.class)
                .transform(_ -> gone(signed.manifest()))
                .map(media -> new Output(media, signed));
    }

    /// The refusal for media that was signed, and is not kept any more.
    static Declined gone(String manifest) {
        return new Declined(
                        SigningProblem.SIGNED_MEDIA_GONE,
                        "Its time is over; the manifest is kept, and the media can be signed"
                                + " again.")
                .with("manifest", manifest);
    }

    private void discard(String id) {
        workbench.start(() -> spool.discard(id));
    }
}
