package dev.candor.provenance.manifest;

import dev.candor.kit.identity.Actors;
import dev.candor.kit.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestPath;

/// Signed manifests over HTTP.
@Path("/v1/manifests")
class ManifestResource {
    private final Manifests manifests;
    private final Actors actors;

    ManifestResource(Manifests manifests, Actors actors) {
        this.manifests = manifests;
        this.actors = actors;
    }

    @GET
    @Path("/{label}")
    @Produces("application/c2pa")
    @RolesAllowed(Scopes.PROVENANCE_READ)
    public Uni<byte[]> manifest(@RestPath String label) {
        return manifests.require(actors.current().organization(), label).map(SignedManifest::store);
    }
}
