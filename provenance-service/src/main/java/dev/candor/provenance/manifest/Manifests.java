package dev.candor.provenance.manifest;

import dev.candor.c2pa.io.Bytes;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The store of signed manifests. Another organization's does not exist.
@ApplicationScoped
public class Manifests implements PanacheRepositoryBase<ManifestRow, String> {
    private final ManifestEvents events;

    Manifests(ManifestEvents events) {
        this.events = events;
    }

    /// Keeps a manifest and tells of it, in the transaction it is called in.
    public Uni<Void> store(SignedManifest manifest) {
        return persist(ManifestRow.of(manifest)).chain(() -> events.signed(manifest));
    }

    /// The store that everybody may have at an address; null if none is there.
    Uni<@Nullable Bytes> open(UUID storeId) {
        return find("storeId", storeId)
                .firstResult()
                .map(row -> row == null ? null : Bytes.of(row.store));
    }

    /// A store that everybody may have, since media says that it is here.
    ///
    /// @return fails with `UNKNOWN_MANIFEST` when none is at this address
    Uni<ManifestRow> requireOpen(UUID storeId) {
        return find("storeId", storeId)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        ManifestProblem.UNKNOWN_MANIFEST,
                                        "No media says that its manifest is here."));
    }

    /// @return fails with `UNKNOWN_MANIFEST` when the organization has none of this label
    Uni<ManifestRow> require(Organization organization, String label) {
        return find("label = ?1 and organization = ?2", label, organization.slug())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(ManifestEntries::unknown);
    }
}
