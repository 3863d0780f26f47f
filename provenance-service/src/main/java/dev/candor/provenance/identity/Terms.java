package dev.candor.provenance.identity;

import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.kit.identity.Organization;
import dev.candor.provenance.key.Attested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What does not change about an identity in its life.
///
/// @param reference name of a key in the operator's configuration, for [Origin#REFERENCE] alone
/// @param preferred whether it signs for whoever names no identity
/// @param replaces the identity that retires when this one becomes active
/// @param tool the tool it signs for, if it signs for one
/// @param attested whom it has asked about its signatures
record Terms(
        IdentityId id,
        Organization organization,
        String name,
        Origin origin,
        SigningAlgorithm algorithm,
        @Nullable String reference,
        boolean preferred,
        @Nullable IdentityId replaces,
        @Nullable Tool tool,
        Attested attested,
        Instant createdAt) {
    Terms {
        if ((origin == Origin.REFERENCE) != (reference != null)) {
            throw new IllegalArgumentException("a reference belongs to " + Origin.REFERENCE);
        }
    }
}
