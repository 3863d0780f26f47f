package dev.candor.consent.event;

import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// Finds what a change of a grant touches. Whoever knows of published assets answers.
public interface Touched {
    /// Runs in the transaction of the change.
    Uni<Touches> by(Organization organization, UUID grant);
}
