package dev.candor.provenance.signing;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import java.util.Set;
import java.util.UUID;

/// A signature that this replica makes now.
///
/// @param worker the claim on it: whoever lost it writes nothing more
record SignatureJob(UUID id, UUID worker, Actor actor, SignatureRequest request, JobMedia media) {
    static Actor actor(SignatureJobRow row) {
        return new Actor(
                new Organization(row.organization), row.actorId, row.actorName, Set.of(), false);
    }
}
