package dev.candor.consent.grant;

import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Whose answer a grant is.
@ApplicationScoped
public class WhoseGrant {
    private final Grants grants;

    WhoseGrant(Grants grants) {
        this.grants = grants;
    }

    /// The subject of a grant, whoever asks.
    ///
    /// @throws dev.candor.kit.problem.Declined `UNKNOWN_GRANT` when this organization has none
    public Uni<SubjectId> of(Organization organization, GrantId id) {
        return grants.require(organization, id).map(found -> found.grant().terms().subject());
    }
}
