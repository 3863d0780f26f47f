package dev.candor.consent.ledger;

import dev.candor.consent.event.Happenings;
import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledgers of all organizations, one each.
@ApplicationScoped
public class Ledger implements PanacheRepositoryBase<LedgerEntryRow, LedgerEntryRow.Place> {
    // The row lock on the organization's counter lasts until the transaction ends. So numbers are
    // given in the
    // order of commits, and a transaction that fails gives its number back: a sequence would do
    // neither.
    private static final String NEXT_SEQ =
            """
            insert into ledger_head as head (organization, size) values (:organization, 1)
            on conflict (organization) do update set size = head.size + 1
            returning size
            """;

    private static final String STILL =
            "select size from ledger_head where organization = :organization for update";

    private final Happenings happenings;

    Ledger(Happenings happenings) {
        this.happenings = happenings;
    }

    /// Appends an entry in the caller's transaction; call it late, since others of the same
    /// organization wait.
    public Uni<LedgerEntry> append(
            Organization organization,
            LedgerKind kind,
            LedgerLeaf leaf,
            Instant at,
            @Nullable UUID grantId) {
        return nextSeq(organization)
                .map(seq -> new LedgerEntry(seq, kind, leaf, at, grantId))
                .call(entry -> persist(LedgerEntryRow.of(organization, entry)))
                .call(entry -> happenings.tell(organization, happening(entry)));
    }

    /// Waits until nobody else of the organization appends, and keeps it so until the caller's
    /// transaction ends: what is read after this no change escapes. Lock nothing after it.
    public Uni<Void> still(Organization organization) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(STILL, Long.class)
                                        .setParameter("organization", organization.slug())
                                        .getResultList())
                .replaceWithVoid();
    }

    /// Up to `limit` entries in order, the first numbered `from` or later.
    Uni<List<LedgerEntryRow>> list(Organization organization, long from, int limit) {
        return find("organization = ?1 and seq >= ?2", Sort.by("seq"), organization.slug(), from)
                .range(0, limit - 1)
                .list();
    }

    private static Happenings.Entry happening(LedgerEntry entry) {
        return new Happenings.Entry(
                entry.kind().name(),
                entry.seq(),
                entry.leaf().hash(),
                entry.leaf().body(),
                entry.at(),
                entry.grantId());
    }

    private Uni<Long> nextSeq(Organization organization) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(NEXT_SEQ, Long.class)
                                        .setParameter("organization", organization.slug())
                                        .getSingleResult());
    }
}
