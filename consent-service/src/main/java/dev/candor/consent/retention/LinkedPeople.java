package dev.candor.consent.retention;

import dev.candor.consent.party.PartyId;
import dev.candor.consent.representative.Representatives;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Accounts;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Of whose consent an account or a party is part of the proof: the person behind it, and those it
/// ever spoke for. What keeps one of them keeps who said yes as well.
@ApplicationScoped
class LinkedPeople {
    private final Subjects subjects;
    private final Representatives representatives;
    private final Holds holds;
    private final Vault vault;
    private final RetentionConfig config;

    LinkedPeople(
            Subjects subjects,
            Representatives representatives,
            Holds holds,
            Vault vault,
            RetentionConfig config) {
        this.subjects = subjects;
        this.representatives = representatives;
        this.holds = holds;
        this.vault = vault;
        this.config = config;
    }

    /// Passes when nothing keeps any of them at `now`; nobody is linked to what is erased already.
    ///
    /// @param target the party, or the name that the account is written down under
    /// @throws dev.candor.kit.problem.Declined `MUST_BE_KEPT`, with the rules that keep the first
    ///     person found of whom something has to be kept
    Uni<Void> mustBeFree(Organization organization, Erasable kind, UUID target, Instant now) {
        return linked(organization, kind, target)
                .onItem()
                .transformToMulti(people -> Multi.createFrom().iterable(people))
                .onItem()
                .transformToUniAndConcatenate(
                        person -> holds.of(organization, person, config.proofOfConsent(), now))
                .invoke(Kept::mustBeNone)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<SubjectId>> linked(Organization organization, Erasable kind, UUID target) {
        return switch (kind) {
            case PARTY -> representatives.everSpokenForBy(organization, new PartyId(target));
            case ACCOUNT -> {
                var name = Accounts.name(target);
                yield vault.names(organization, List.of(name))
                        .chain(names -> linked(organization, names.of(name)));
            }
        };
    }

    private Uni<List<SubjectId>> linked(Organization organization, String account) {
        return representatives
                .everSpokenForBy(organization, account)
                .chain(spokenFor -> subjects.linkedTo(organization, account, spokenFor));
    }
}
