package dev.candor.provenance.identity;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The signing identities of every organization, each seen by its own alone.
@ApplicationScoped
class Identities implements PanacheRepositoryBase<IdentityRow, UUID> {
    private static final String TURN =
            """
            select 1 from pg_advisory_xact_lock(hashtextextended('signing-identity ' || :organization, 0))
            """;

    private final IdentityEvents events;

    Identities(IdentityEvents events) {
        this.events = events;
    }

    /// Waits until nobody else changes identities of this organization, and keeps others waiting
    /// until the transaction ends.
    Uni<Void> takeTurn(Organization organization) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(TURN, Integer.class)
                                        .setParameter("organization", organization.slug())
                                        .getSingleResult())
                .replaceWithVoid();
    }

    /// @return fails with `UNKNOWN_SIGNING_IDENTITY` when this organization has none of that id
    Uni<SigningParty> require(Organization organization, IdentityId id) {
        return required(one(organization, id)).map(IdentityRow::toParty);
    }

    /// The same, and it stays in its state until the transaction ends.
    Uni<SigningParty> requireSteady(Organization organization, IdentityId id) {
        return required(one(organization, id).withLock(LockModeType.PESSIMISTIC_READ))
                .map(IdentityRow::toParty);
    }

    /// The identity that signs when none is named, steady until the transaction ends.
    Uni<Optional<SigningParty>> preferred(Organization organization) {
        return find(
                        "organization = ?1 and preferred = true and state = ?2",
                        organization.slug(),
                        IdentityRow.State.ACTIVE)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(IdentityRow::toParty));
    }

    /// The identity that signs for a tool, steady until the transaction ends.
    Uni<Optional<SigningParty>> ofTool(Organization organization, String card) {
        return find(
                        "organization = ?1 and toolCard = ?2 and state = ?3",
                        organization.slug(),
                        card,
                        IdentityRow.State.ACTIVE)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(IdentityRow::toParty));
    }

    /// Up to `count` of them, in order of their making.
    Uni<List<IdentityRow>> list(Organization organization, Cursor from, int count) {
        return find(
                        "organization = ?1 and id > ?2",
                        Sort.by("id"),
                        organization.slug(),
                        from.after())
                .range(0, count - 1)
                .list();
    }

    /// Adds one. If it is preferred and active, no other is any more.
    Uni<Void> add(SigningParty party) {
        return requireFree(party)
                .chain(() -> makeRoom(party))
                .chain(() -> persist(IdentityRow.of(party)))
                .chain(() -> events.reached(party));
    }

    /// Writes the next state of one.
    Uni<Void> move(SigningParty next) {
        return requireFree(next)
                .chain(() -> makeRoom(next))
                .chain(() -> required(one(next.terms().organization(), next.terms().id())))
                .invoke(row -> row.moveTo(next))
                .chain(this::flush)
                .chain(() -> events.reached(next));
    }

    /// A tool has one active identity: which of two would sign for it is not left to chance.
    private Uni<Void> requireFree(SigningParty party) {
        var terms = party.terms();
        var tool = terms.tool();
        if (tool == null || !(party instanceof SigningParty.Active)) {
            return Uni.createFrom().voidItem();
        }
        return ofTool(terms.organization(), tool.card())
                .invoke(
                        other -> {
                            if (other.isPresent()) {
                                throw new Declined(
                                                IdentityProblem.TOOL_TAKEN,
                                                "Rotate or retire the identity %s."
                                                        .formatted(other.get().terms().id()))
                                        .at("/tool/card");
                            }
                        })
                .replaceWithVoid();
    }

    private Uni<Integer> makeRoom(SigningParty party) {
        var terms = party.terms();
        return terms.preferred() && party instanceof SigningParty.Active
                ? update(
                        "preferred = false where organization = ?1 and state = ?2 and id <> ?3",
                        terms.organization().slug(),
                        IdentityRow.State.ACTIVE,
                        terms.id().value())
                : Uni.createFrom().item(0);
    }

    private PanacheQuery<IdentityRow> one(Organization organization, IdentityId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value());
    }

    private static Uni<IdentityRow> required(PanacheQuery<IdentityRow> query) {
        return query.firstResult().onItem().ifNull().failWith(Identities::unknown);
    }

    static Declined unknown() {
        return new Declined(
                IdentityProblem.UNKNOWN_SIGNING_IDENTITY,
                "Your organization has no signing identity of this id.");
    }
}
