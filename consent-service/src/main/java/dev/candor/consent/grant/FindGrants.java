package dev.candor.consent.grant;

import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The grants a caller may see: all of the organization's for its staff, their own for everybody
/// else. Each as the clock has made it, written down or not.
@ApplicationScoped
public class FindGrants {
    private final Grants grants;
    private final ConsentEvents events;
    private final Subjects subjects;
    private final Vault vault;
    private final Clock clock;

    FindGrants(Grants grants, ConsentEvents events, Subjects subjects, Vault vault, Clock clock) {
        this.grants = grants;
        this.events = events;
        this.subjects = subjects;
        this.vault = vault;
        this.clock = clock;
    }

    /// Passes when `actor` reaches the grant on this errand.
    ///
    /// @throws Declined `UNKNOWN_GRANT` when there is none, or none for this caller
    public Uni<Void> mustExist(Actor actor, Errand errand, GrantId id) {
        return require(actor, errand, id).replaceWithVoid();
    }

    Uni<Recorded> require(Actor actor, Errand errand, GrantId id) {
        return grants.require(actor.organization(), id)
                .call(found -> subjects.require(actor, errand, found.grant().terms().subject()))
                .map(found -> found.at(clock.instant()));
    }

    Uni<HistoryView> history(Actor actor, GrantId id) {
        return require(actor, Errand.READ, id)
                .chain(found -> history(actor.organization(), found.grant()));
    }

    private Uni<HistoryView> history(Organization organization, Grant grant) {
        var person = grant.terms().subject().value();
        return events.of(organization, grant.id())
                .chain(
                        rows ->
                                vault.keys(organization, List.of(person))
                                        .map(keys -> opened(rows, person, keys)))
                .chain(
                        told ->
                                vault.names(
                                                organization,
                                                told.stream().map(HistoryView.Told::actor).toList())
                                        .map(names -> HistoryView.of(told, names)));
    }

    private static List<HistoryView.Told> opened(
            List<ConsentEventRow> rows, UUID person, Keyring keys) {
        return rows.stream()
                .map(row -> new HistoryView.Told(row, row.opened(person, keys)))
                .toList();
    }

    Uni<Page<Recorded>> list(Actor actor, @Nullable SubjectId subject, PageRequest page) {
        return stored(actor, subject, page)
                .map(found -> found.map(recorded -> recorded.at(clock.instant())));
    }

    private Uni<Page<Recorded>> stored(Actor actor, @Nullable SubjectId subject, PageRequest page) {
        if (subject != null) {
            return subjects.require(actor, Errand.READ, subject)
                    .chain(found -> grants.list(actor.organization(), List.of(found.id()), page));
        }
        return Errand.READ.isOfficial(actor)
                ? grants.list(actor.organization(), page)
                : subjects.linkedTo(actor)
                        .chain(linked -> grants.list(actor.organization(), linked, page));
    }
}
