package dev.candor.consent.retention;

import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Accounts;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Of whose consent an account or a party is part of the proof: the person behind it, and those it
/// ever spoke for. What keeps one of them keeps who said yes as well.
@ApplicationScoped
class LinkedPeople {
    private static final String OF_PARTY =
            """
            select r.subject_id from representative r
            where r.organization = :organization and r.party_id = :party
            """;

    private static final String OF_ACCOUNT =
            """
            select r.subject_id from representative r
            where r.organization = :organization and r.account_digest = :digest
            union all
            select s.id from subject s
            where s.organization = :organization and s.account_digest = :digest
            union all
            select s.id from subject s
            where s.organization = :organization
              and s.speaker_digests @> cast(array[:digest] as varchar[])
            """;

    private final Holds holds;
    private final Vault vault;
    private final RetentionConfig config;

    LinkedPeople(Holds holds, Vault vault, RetentionConfig config) {
        this.holds = holds;
        this.vault = vault;
        this.config = config;
    }

    /// Passes when nothing keeps any of them at `now`; nobody is linked to what is erased already.
    /// However many they are, the database looks for one who is kept in one statement.
    ///
    /// @param target the party, or the name that the account is written down under
    /// @throws dev.candor.kit.problem.Declined `MUST_BE_KEPT`, with the rules that keep a person of
    ///     whom something has to be kept
    Uni<Void> mustBeFree(Organization organization, Erasable kind, UUID target, Instant now) {
        return linked(organization, kind, target)
                .chain(people -> holds.anyKept(organization, people, config.proofOfConsent(), now))
                .chain(kept -> kept.map(id -> of(organization, id, now)).orElseGet(this::nothing))
                .invoke(Kept::mustBeNone)
                .replaceWithVoid();
    }

    private Uni<List<Kept>> of(Organization organization, SubjectId person, Instant now) {
        return holds.of(organization, person, config.proofOfConsent(), now);
    }

    private Uni<List<Kept>> nothing() {
        return Uni.createFrom().item(List.of());
    }

    private Uni<People> linked(Organization organization, Erasable kind, UUID target) {
        return switch (kind) {
            case PARTY -> Uni.createFrom().item(new People(OF_PARTY, Map.of("party", target)));
            case ACCOUNT -> {
                var name = Accounts.name(target);
                yield vault.names(organization, List.of(name))
                        .map(names -> linked(organization, names.of(name)));
            }
        };
    }

    private People linked(Organization organization, String account) {
        return new People(OF_ACCOUNT, Map.of("digest", vault.digest(organization, account)));
    }

    /// Some people of an organization.
    ///
    /// @param query selects their ids; `:organization` is set by who runs it
    /// @param parameters all others that the query names
    record People(String query, Map<String, Object> parameters) {}
}
