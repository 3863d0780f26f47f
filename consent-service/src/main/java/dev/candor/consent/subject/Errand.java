package dev.candor.consent.subject;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Roles;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.util.Set;

/// What a caller is about, and which roles may do it for everybody in their organization.
///
/// Whoever has none of these roles reaches only the people they are linked to.
public enum Errand {
    READ(Roles.CONSENT_OFFICER, Roles.AUDITOR, Roles.ADMIN, Roles.INTEGRATOR, Roles.PUBLISHER),
    WRITE(Roles.CONSENT_OFFICER, Roles.INTEGRATOR),
    /// To say yes or no for the person.
    ANSWER(Roles.CONSENT_OFFICER, Roles.INTEGRATOR),
    /// To take an answer back, or to object.
    WITHDRAW(Roles.CONSENT_OFFICER, Roles.INTEGRATOR),
    /// To look at evidence about a person and vouch for it: people do that, no machine.
    VOUCH(Roles.CONSENT_OFFICER),
    LINK_ASSET(Roles.CONSENT_OFFICER, Roles.INTEGRATOR, Roles.PUBLISHER);

    private final Set<String> officials;

    Errand(String... officials) {
        this.officials = Set.of(officials);
    }

    /// Whether something new is written down about the person.
    boolean adds() {
        return this == WRITE || this == ANSWER;
    }

    /// Whether `actor` may do this for the whole organization.
    public boolean isOfficial(Actor actor) {
        return actor.roles().stream().anyMatch(officials::contains);
    }

    /// @throws Declined when `actor` may do this for linked people at most
    public void mustBeOfficial(Actor actor) {
        if (!isOfficial(actor)) {
            throw new Declined(
                    CommonProblem.FORBIDDEN, "This is done by the organization's staff.");
        }
    }
}
