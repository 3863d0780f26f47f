package dev.candor.provenance.manifest;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists signed manifests. A label ends with a UUIDv7, so that its order is that of signing.
@ApplicationScoped
class ManifestEntries implements PanacheRepositoryBase<ManifestEntryRow, String> {
    private static final String PREFIX = "urn:c2pa:";

    /// @param asset SHA-256 of media before or after it was signed; of all if null
    Uni<Page<ManifestEntryRow>> list(
            Organization organization, @Nullable String asset, PageRequest page) {
        var after = page.cursor().map(Cursor::after).map(id -> PREFIX + id).orElse("");
        return query(organization, asset, after)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), ManifestEntries::place));
    }

    /// @return fails with `UNKNOWN_MANIFEST` when the organization has none of this label
    Uni<ManifestEntryRow> require(Organization organization, String label) {
        return find("label = ?1 and organization = ?2", label, organization.slug())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(ManifestEntries::unknown);
    }

    static Declined unknown() {
        return new Declined(
                ManifestProblem.UNKNOWN_MANIFEST,
                "No manifest of this label was signed here for your organization.");
    }

    private PanacheQuery<ManifestEntryRow> query(
            Organization organization, @Nullable String asset, String after) {
        return asset == null
                ? find(
                        "organization = ?1 and label > ?2",
                        Sort.by("label"),
                        organization.slug(),
                        after)
                : find(
                        "organization = ?1 and label > ?2 and (signedSha256 = ?3 or sourceSha256 ="
                                + " ?3)",
                        Sort.by("label"),
                        organization.slug(),
                        after,
                        asset);
    }

    private static UUID place(ManifestEntryRow row) {
        return UUID.fromString(row.label.substring(PREFIX.length()));
    }
}
