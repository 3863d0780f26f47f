package dev.candor.consent.subject;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Who speaks for people at this moment, beyond the accounts a subject was registered with.
public interface Spokespeople {
    /// Whether `actor` speaks for the person on this errand, here and now.
    Uni<Boolean> speaksFor(Actor actor, Subject subject, Errand errand);

    /// The people the account speaks for, here and now.
    Uni<List<SubjectId>> spokenForBy(Organization organization, String account);
}
